#!/usr/bin/env python3
"""A tone for each step, higher the further it is above the zone: gaitlab live ... --feedback-program ./feedback_tone.py

Plays through ALSA's `aplay` (Debian: alsa-utils). docs/FEEDBACK.md describes the lines that come in.
"""
import math
import struct
import subprocess
import sys

RATE = 16000
PITCH = {"under": 330, "in": 440, "over": 660}  # Hz


def tone(hertz, seconds):
    count = int(RATE * seconds)
    fade = [min(1, i / 200, (count - i) / 200) for i in range(count)]
    samples = (int(12000 * fade[i] * math.sin(2 * math.pi * hertz * i / RATE)) for i in range(count))
    return b"".join(struct.pack("<h", sample) for sample in samples)


player = subprocess.Popen(
    ["aplay", "-q", "-t", "raw", "-f", "S16_LE", "-r", str(RATE), "-c", "1", "-B", "50000"],
    stdin=subprocess.PIPE)
for line in sys.stdin:
    words = line.split()
    if words[0] == "step" and words[5] == "shown":
        player.stdin.write(tone(PITCH[words[4]], 0.12))
    elif words[0] == "beat":
        player.stdin.write(tone(1000, 0.02))
    player.stdin.flush()
