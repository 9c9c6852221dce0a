"""Every table, for the migrations: importing this module fills `Base.metadata`."""

from backend.accounts import models as accounts
from backend.database import Base
from backend.employers import models as employers
from backend.vault import models as vault

__all__ = ["Base", "accounts", "employers", "vault"]
