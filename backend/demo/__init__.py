"""Fictional demo data: a bakery, a care group and, on request, a hospital. The same from the same seed."""
