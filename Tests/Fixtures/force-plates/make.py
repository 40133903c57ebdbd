"""Writes the C3D fixtures, and prints what ezc3d reads from them: pip install ezc3d numpy."""
import math
import pathlib
import struct

import ezc3d
import numpy as np

HERE = pathlib.Path(__file__).parent
RATE, SUB, FRAMES = 50, 4, 10  # 200 Hz of forces
N = FRAMES * SUB


def load(plate, i):
    """A contact of half a sine."""
    start = 4 if plate == 0 else 20
    return 800 * math.sin(math.pi * (i - start) / 14) if start <= i <= start + 14 else 0.0


def write_float():
    c = ezc3d.c3d()
    c["parameters"]["POINT"]["RATE"]["value"] = [RATE]
    c["parameters"]["POINT"]["LABELS"]["value"] = ["marker"]
    c["data"]["points"] = np.ones((4, 1, FRAMES))
    labels = [f"{q}{p}" for p in (1, 2) for q in ("Fx", "Fy", "Fz", "Mx", "My", "Mz")]
    c["parameters"]["ANALOG"]["RATE"]["value"] = [RATE * SUB]
    c["parameters"]["ANALOG"]["LABELS"]["value"] = labels
    c["parameters"]["ANALOG"]["UNITS"]["value"] = ["N", "N", "N", "Nmm", "Nmm", "Nmm"] * 2
    analogs = np.zeros((1, 12, N))
    for plate in range(2):
        for i in range(N):
            fz = load(plate, i)
            analogs[0, 6 * plate + 0, i] = 0.1 * fz
            analogs[0, 6 * plate + 2, i] = -fz
            analogs[0, 6 * plate + 3, i] = 30 * fz
    c["data"]["analogs"] = analogs
    fp = "FORCE_PLATFORM"
    plates = c["parameters"][fp]
    plates["USED"]["value"] = np.array([2], dtype=int)
    plates["TYPE"]["value"] = np.array([2, 2], dtype=int)
    plates["ZERO"]["value"] = np.array([0, 0], dtype=int)
    plates["CHANNEL"]["value"] = np.array([[k, k + 6] for k in range(1, 7)], dtype=int)
    corners = np.zeros((3, 4, 2))
    for plate in range(2):
        x0 = 500 * plate
        corners[:, :, plate] = np.array(
            [[x0, x0 + 400, x0 + 400, x0], [600, 600, 0, 0], [0, 0, 0, 0]])
    plates["CORNERS"]["value"] = corners
    plates["ORIGIN"]["value"] = np.zeros((3, 2))
    c.write(str(HERE / "two-plates.c3d"))


def group(gid, name):
    return struct.pack("<bb", len(name), -gid) + name.encode() + struct.pack("<HB", 3, 0)


def parameter(gid, name, kind, dims, data):
    body = struct.pack("<bB", kind, len(dims)) + bytes(dims) + data + b"\0"
    return struct.pack("<bb", len(name), gid) + name.encode() + struct.pack("<H", len(body) + 2) + body


def write_integers():
    """16-bit numbers with offsets and scales, a plate of type 3 and one of type 4."""
    shorts = lambda *v: struct.pack(f"<{len(v)}h", *v)
    floats = lambda *v: struct.pack(f"<{len(v)}f", *v)
    channels = 14
    scale = [0.05] * 8 + [0.01] * 6
    offset = [100] * 8 + [20] * 6
    matrix = np.eye(6) * 10
    matrix[2, 0] = 0.5
    names = "".join(f"A{i:<3}" for i in range(channels)).encode()
    section = b"".join([
        group(1, "POINT"), parameter(1, "USED", 2, [], shorts(1)),
        parameter(1, "SCALE", 4, [], floats(0.1)), parameter(1, "RATE", 4, [], floats(RATE)),
        parameter(1, "DATA_START", 2, [], shorts(5)), parameter(1, "FRAMES", 2, [], shorts(FRAMES)),
        parameter(1, "LABELS", -1, [4, 1], b"M1  "), parameter(1, "UNITS", -1, [2], b"mm"),
        parameter(1, "DESCRIPTIONS", -1, [4, 1], b"    "),
        group(2, "ANALOG"), parameter(2, "USED", 2, [], shorts(channels)),
        parameter(2, "LABELS", -1, [4, channels], names),
        parameter(2, "DESCRIPTIONS", -1, [4, channels], names),
        parameter(2, "UNITS", -1, [4, channels], b"N   " * channels),
        parameter(2, "SCALE", 4, [channels], floats(*scale)),
        parameter(2, "GEN_SCALE", 4, [], floats(0.5)),
        parameter(2, "OFFSET", 2, [channels], shorts(*offset)),
        parameter(2, "RATE", 4, [], floats(RATE * SUB)),
        group(3, "FORCE_PLATFORM"), parameter(3, "USED", 2, [], shorts(2)),
        parameter(3, "TYPE", 2, [2], shorts(3, 4)), parameter(3, "ZERO", 2, [2], shorts(0, 0)),
        parameter(3, "CHANNEL", 2, [8, 2], shorts(*range(1, 9), *range(9, 15), 0, 0)),
        parameter(3, "CORNERS", 4, [3, 4, 2], floats(
            *[0, 600, 0, 400, 600, 0, 400, 0, 0, 0, 0, 0],
            *[900, 600, 0, 500, 600, 0, 500, 0, 0, 900, 0, 0])),
        parameter(3, "ORIGIN", 4, [3, 2], floats(120, 200, -30, 0, 0, -30)),
        parameter(3, "CAL_MATRIX", 4, [6, 6, 2], floats(
            *np.zeros(36), *matrix.flatten(order="F"))),
    ])
    blocks = 3
    head = struct.pack("<BBBB", 1, 0x50, blocks, 84)
    section = (head + section + b"\0" * 4).ljust(blocks * 512, b"\0")
    assert len(section) == blocks * 512, len(section)
    header = struct.pack(
        "<BBHHHHHfHHf", 2, 0x50, 1, channels * SUB, 1, FRAMES, 0, 0.1, 5, SUB, RATE).ljust(512, b"\0")
    data = b""
    for frame in range(FRAMES):
        data += shorts(10, 20, 30, 0)
        for sub in range(SUB):
            i = frame * SUB + sub
            a = [0.0] * channels
            for k in range(4):
                a[4 + k] = -load(0, i) / 4
            a[8] = 3.0
            a[10] = load(1, i) / 10  # its z axis is upwards
            data += shorts(*[round(a[k] / (0.5 * scale[k])) + offset[k] for k in range(channels)])
    (HERE / "integers.c3d").write_bytes(header + section + data.ljust(-(-len(data) // 512) * 512, b"\0"))


write_float()
write_integers()
for name in ("two-plates.c3d", "integers.c3d"):
    c = ezc3d.c3d(str(HERE / name), extract_forceplat_data=True)
    for platform in c["data"]["platform"]:
        f = platform["force"][2]
        print(name, len(f), [round(float(v), 3) for v in f[[0, 5, 11, 22, 27, 39]]])
