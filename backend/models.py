"""Every table, for the migrations: importing this module fills `Base.metadata`."""

from backend.accounts import models as accounts
from backend.addresses import models as addresses
from backend.changes import models as changes
from backend.database import Base
from backend.employers import models as employers
from backend.outbox import models as outbox
from backend.participants import models as participants
from backend.schemes import models as schemes
from backend.vault import models as vault

__all__ = [
    "Base",
    "accounts",
    "addresses",
    "changes",
    "employers",
    "outbox",
    "participants",
    "schemes",
    "vault",
]
