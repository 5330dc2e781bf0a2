"""From a document to sentences, quoted passages and a parse."""
