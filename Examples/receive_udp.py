#!/usr/bin/env python3
"""Prints the steps that `gaitlab live --sink udp:127.0.0.1:9100` sends: receive_udp.py [PORT] [STEPS]"""
import json, socket, sys

port, steps = int((sys.argv[1:] or ["9100"])[0]), int((sys.argv[2:] or ["0"])[0])
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind(("127.0.0.1", port))
print("listening", flush=True)
force, seen = {"left": None, "right": None}, 0
while not steps or seen < steps:
    message = json.loads(udp.recv(65536))
    if message["type"] == "estimate":  # newtons, null where a foot has none
        force = {foot: message[foot] for foot in ("left", "right")}
    elif message["type"] == "step":
        seen += 1
        print(message["foot"], message["number"], message["peakPercent"], force, flush=True)
