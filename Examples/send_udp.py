#!/usr/bin/env python3
"""Sends two walking feet over UDP: send_udp.py 127.0.0.1:9000 [--format binary] [--seconds 60]"""
import argparse, math, socket, struct, time, zlib

parser = argparse.ArgumentParser()
parser.add_argument("to", help="HOST:PORT of: gaitlab live --udp PORT")
parser.add_argument("--format", choices=["lines", "binary"], default="lines")
parser.add_argument("--seconds", type=float, default=math.inf)
options = parser.parse_args()
host, port = options.to.rsplit(":", 1)
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
RATE, SCALE = 100, 0.01  # Hz, kPa per count of the binary format
HEADER = f"# gaitlab 1 layout=16x8 size=270x95 unit=kPa rate={RATE} scale={SCALE} time=us device=send_udp.py simulated=1"

def foot_cells(t):
    """128 pressures in kPa, heel to toe and lateral to medial; t is the time in a stride of 1.1 s."""
    phase = (t % 1.1) / 0.66  # stance is 60 % of the stride
    if phase >= 1: return [0.0] * 128
    load = math.sin(math.pi * phase) ** 0.4 * (1 - 0.25 * math.sin(math.pi * phase) ** 8)
    centre = 2 + 11.5 * phase  # the load rolls from the heel to the toes
    return [220 * load * math.exp(-((row - centre) / 2.5) ** 2 - ((column - 3.5) / 2.8) ** 2)
            for row in range(16) for column in range(8)]

def packed(kind, body):  # the length counts everything, the checksum covers all before it
    head = struct.pack("<2sBBH", b"GL", 1, kind, 6 + len(body) + 4) + body
    return head + struct.pack("<I", zlib.crc32(head))

def send(data): udp.sendto(data, (host, int(port)))

start, number = time.monotonic(), 0
while number < options.seconds * RATE:
    if number % RATE == 0:  # the header again every second, for who comes later
        complement = struct.pack("<H", 65535 - (8 + len(HEADER) + 4))  # a check of the length
        send(HEADER.encode() + b"\n" if options.format == "lines" else packed(0, complement + HEADER.encode()))
    microseconds = number * 1_000_000 // RATE
    for foot, delay in ((0, 0), (1, 0.55)):
        cells = foot_cells(number / RATE + delay)
        if options.format == "lines":
            send(f"{'LR'[foot]}#{number},{microseconds},{','.join(f'{p:.1f}' for p in cells)}\n".encode())
        else:
            counts = [min(65535, round(p / SCALE)) for p in cells]
            send(packed(1, struct.pack(f"<BBQIH{len(counts)}H", foot, 0, microseconds, number, len(counts), *counts)))
    number += 1
    time.sleep(max(0, start + number / RATE - time.monotonic()))
