"""The gateway with stand-ins behind it, as the gateway's own tests start it."""

from tests.integration.gateway.conftest import gateway, parts, parts_address, settings, start_gateway

__all__ = ["gateway", "parts", "parts_address", "settings", "start_gateway"]
