"""HTTPS on loopback, as a forge speaks it: real sockets, real certificates, any behaviour.

The key is for these tests alone. No system trusts its certificate, which names 127.0.0.1.
"""
