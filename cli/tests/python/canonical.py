"""securesystemslib's canonical form of JSON documents: a line of JSON in, a line of hexadecimal out, - for what it refuses."""

import json
import sys

from securesystemslib.formats import encode_canonical

for line in sys.stdin.buffer:
    try:
        print(encode_canonical(json.loads(line.decode("utf-8"))).encode("utf-8").hex())
    except Exception:
        print("-")
