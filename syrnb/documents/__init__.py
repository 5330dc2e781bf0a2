"""Files in, documents out."""

from syrnb.documents.document import Document
from syrnb.documents.folder import read_documents

__all__ = ["Document", "read_documents"]
