"""Writes the XDF fixture, and prints what pyxdf reads from it: pip install pyxdf."""
import pathlib
import struct

import pyxdf

PATH = pathlib.Path(__file__).parent / "insoles-and-force.xdf"
SAMPLES = 50


def chunk(tag, content):
    length = len(content) + 2
    head = struct.pack("<BB", 1, length) if length < 256 else struct.pack("<BI", 4, length)
    return head + struct.pack("<H", tag) + content


def header(stream, name, kind, channels, rate, form, desc=""):
    xml = (f'<?xml version="1.0"?><info><name>{name}</name><type>{kind}</type>'
           f"<channel_count>{channels}</channel_count><nominal_srate>{rate}</nominal_srate>"
           f"<channel_format>{form}</channel_format><desc>{desc}</desc></info>")
    return chunk(2, struct.pack("<I", stream) + xml.encode())


def samples(stream, rows, form):
    content = struct.pack("<IBB", stream, 1, len(rows))
    for stamp, values in rows:
        content += b"\0" if stamp is None else struct.pack("<Bd", 8, stamp)
        content += values if isinstance(values, bytes) else struct.pack(f"<{len(values)}{form}", *values)
    return chunk(3, content)


def offset(stream, time, value):
    return chunk(4, struct.pack("<Idd", stream, time, value))


gaitlab = ("<gaitlab><layout>2x2</layout><size>270x95</size><unit>kPa</unit>"
           "<mass>70.5</mass></gaitlab>")
labels = "".join(f"<channel><label>{c}</label><unit>N</unit></channel>" for c in ("left", "right", "x"))
out = b"XDF:" + chunk(1, b'<?xml version="1.0"?><info><version>1.0</version></info>')
out += header(1, "Invented_insole_L", "Pressure", 4, 100, "float32", gaitlab)
out += header(2, "Invented_insole_R", "Pressure", 4, 100, "int16", gaitlab)
out += header(3, "treadmill", "Force", 3, 200, "double64", f"<channels>{labels}</channels>")
out += header(4, "markers", "Markers", 1, 0, "string")
for k in range(6):  # clocks: left is 100 s behind and drifts, right is exact, force is 7 s ahead
    out += offset(1, 1000 + k * 0.1, 100 + 1e-3 * k * 0.1)
    out += offset(2, 1100 + k * 0.1, 0.0)
    out += offset(3, 1107 + k * 0.1, -7.0)
for begin in range(0, SAMPLES, 10):
    span = range(begin, begin + 10)
    out += samples(1, [(1000 + i / 100 if i % 10 == 0 else None, [i + c / 4 for c in range(4)]) for i in span], "f")
    out += samples(2, [(1100 + i / 100, [2 * i + c for c in range(4)]) for i in span], "h")
    out += samples(3, [(1107 + i / 200, [10.0 * i, 5.0 * i, -1.0]) for i in range(2 * begin, 2 * begin + 20)], "d")
    out += samples(4, [(1100 + begin / 100, struct.pack("<BB", 1, 8) + b"Invented")], "")
out += chunk(6, struct.pack("<I", 1) + b"<?xml version=\"1.0\"?><info><sample_count>50</sample_count></info>")
PATH.write_bytes(out)

for dejitter in (False, True):
    streams, _ = pyxdf.load_xdf(str(PATH), synchronize_clocks=True, dejitter_timestamps=dejitter)
    for s in streams:
        if s["info"]["channel_format"][0] != "string":
            t = s["time_stamps"]
            print(s["info"]["name"][0], len(t), [round(float(x), 6) for x in (t[0], t[1], t[-1])],
                  [float(x) for x in s["time_series"][7]])
