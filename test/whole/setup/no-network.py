"""Runs a command where there is no network: in a namespace of its own (of `unshare -rn`), which has only a loopback."""

import fcntl
import os
import socket
import struct
import sys

SET_FLAGS, UP = 0x8914, 0x1
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
    fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh", b"lo", UP))
os.execvp(sys.argv[1], sys.argv[1:])
