"""What is marked in a message: words taken as written, and words that stand for a value of a list."""

FREE_ENTITIES = {"participant", "scheme", "employer", "street", "city"}
FIXED_VALUES = {
    "role": {"user_management", "hr", "finance"},
    "relation": {"partner", "child"},
    "language": {"nl", "en"},
    "document_type": {
        "invoice",
        "booking_overview",
        "reminder",
        "pension_rules",
        "administration_agreement",
        "addendum",
    },
}
