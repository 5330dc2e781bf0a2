"""Names that news agencies sign a header with: data, in order of the alphabet; add one and it is read.

Only these are taken for an agency where nothing else marks them ("AFP Wednesday 17 September 2014"); within the
brackets of a dateline ("BEIRUT (AFP) -") any name is.
"""

from __future__ import annotations

__all__ = ["AGENCIES"]

AGENCIES = (
    "AA", "ADN", "AFP", "Agence France-Presse", "Agencies", "AGERPRES", "AKI", "ANA", "Anadolu",
    "Anadolu Agency", "ANHA", "ANI", "ANSA", "AP", "APA", "APP", "APS", "Associated Press", "Bakhtar", "Belga",
    "Bernama", "Bloomberg", "BNA", "CP", "DHA", "DPA", "dpa", "EFE", "Fars", "IANS", "IHA", "INA", "Interfax",
    "IRIN", "IRNA", "ISNA", "KUNA", "Kyodo", "LUSA", "MAP", "Mehr", "MENA", "MTI", "NAN", "NINA", "NNA",
    "North Press", "Pajhwok", "PAP", "Petra", "PTI", "QNA", "Reuters", "RIA", "RIA Novosti", "SABA", "SANA",
    "SPA", "Sputnik", "SUNA", "TAP", "Tasnim", "TASS", "The Associated Press", "The New Humanitarian",
    "Ukrinform", "UN News", "UNN", "UPI", "WAFA", "WAM", "Xinhua", "Yonhap",
)  # fmt: skip
