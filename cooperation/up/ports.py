"""Free ports for the servers that only this machine talks to."""

import random
import socket


def free_port() -> int:
    """A TCP port of 127.0.0.1 that is free now.

    Chosen below the range from which the system takes ports for outgoing connections, so that a server that has
    to be restarted finds it free again.
    """
    for port in random.sample(range(20000, 32000), 50):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
