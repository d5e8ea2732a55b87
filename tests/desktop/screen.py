# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture on a virtual screen, read where Xvfb keeps it.

With -fbdir, Xvfb draws into a memory-mapped XWD file. Mapping the same file shows every frame
without asking the X server for it, which costs so little (a memcmp, well under a millisecond)
that a change can be dated to a few milliseconds without slowing down what is being watched.
"""

import ctypes
import mmap
import struct
import time
from pathlib import Path

import cairo

Rectangle = tuple[int, int, int, int]  # x, y, width, height in device pixels

_libc = ctypes.CDLL(None)
_libc.memcmp.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)

# Where the header of an XWD file keeps what is wanted of it: indices of big-endian 32-bit words
_HEADER_SIZE, _WIDTH, _HEIGHT, _BITS_PER_PIXEL, _STRIDE, _COLOURS = 0, 4, 5, 11, 12, 19
_HEADER_WORDS = 25
_COLOUR_BYTES = 12


class Screen:
    """A virtual screen of 32-bit pixels (blue, green, red, unused)."""

    def __init__(self, file: Path) -> None:
        with file.open("r+b") as stream:
            self._map = mmap.mmap(stream.fileno(), 0)
        head = struct.unpack_from(f">{_HEADER_WORDS}I", self._map)
        if head[_BITS_PER_PIXEL] != 32:
            raise ValueError(f"{file}: {head[_BITS_PER_PIXEL]} bits a pixel, expected 32")
        self.width, self.height, self.stride = head[_WIDTH], head[_HEIGHT], head[_STRIDE]
        self._offset = head[_HEADER_SIZE] + head[_COLOURS] * _COLOUR_BYTES
        self._size = self.stride * self.height
        self._now = ctypes.addressof(ctypes.c_char.from_buffer(self._map, self._offset))
        self._seen = ctypes.create_string_buffer(self._size)

    def changed(self) -> bool:
        """Whether the picture is another one than at the last call."""
        if _libc.memcmp(self._now, self._seen, self._size) == 0:
            return False
        ctypes.memmove(self._seen, self._now, self._size)
        return True

    def frame(self) -> bytes:
        """A copy of the picture, row after row, `stride` bytes each."""
        return self._map[self._offset:self._offset + self._size]

    def rows(self, left: int, right: int) -> list[int]:
        """A hash of each row, of the pixels from `left` up to `right`."""
        starts = range(self._offset, self._offset + self._size, self.stride)
        return [hash(self._map[start + left * 4:start + right * 4]) for start in starts]

    def settle(self, quiet: float = 1.0, limit: float = 30.0, period: float = 0.01) -> float:
        """Waits until nothing has changed for `quiet` seconds.

        Looks every `period` seconds. Returns the time of the last change (time.monotonic);
        raises TimeoutError where the screen is still restless after `limit` seconds.
        """
        begin = last = time.monotonic()
        while True:
            if self.changed():
                last = time.monotonic()
            now = time.monotonic()
            if now - last >= quiet:
                return last
            if now - begin >= limit:
                raise TimeoutError(f"the screen still changes after {limit:g} s")
            time.sleep(period)

    def save(self, file: str | Path, part: Rectangle | None = None) -> None:
        """Writes the picture, or a part of it, as PNG."""
        x, y, width, height = part or (0, 0, self.width, self.height)
        left, top = max(x, 0), max(y, 0)
        width, height = min(x + width, self.width) - left, min(y + height, self.height) - top
        whole = cairo.ImageSurface.create_for_data(
            bytearray(self.frame()), cairo.Format.RGB24, self.width, self.height, self.stride)
        cut = cairo.ImageSurface(cairo.Format.RGB24, width, height)
        context = cairo.Context(cut)
        context.set_source_surface(whole, -left, -top)
        context.paint()
        cut.write_to_png(str(file))
