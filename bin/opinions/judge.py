"""What pyHanko says of PDF files: a JSON request a line on standard input, a JSON answer a line on the output.

{"file", "roots": [DER files], "at": ISO 8601, "times": n} -> {"accepts", "why", "ms"}
It stays warm from one request to the next, so that its times are those of its work and not of its start.
"""

import json
import logging
import sys
import time
from datetime import datetime
from importlib.metadata import version
from io import BytesIO
from statistics import median

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)


def load(path):
    with open(path, "rb") as file:
        return file.read()


def judge(data, roots, at):
    """Accepts a file when it has a signature, and the bottom line of each is good."""
    statuses = []
    for signature in PdfFileReader(BytesIO(data)).embedded_regular_signatures:
        context = ValidationContext(trust_roots=roots, moment=at, allow_fetching=False)
        status = validate_pdf_signature(signature, context, context)
        statuses.append((status.bottom_line, f"{status.summary()} {status.coverage.name}"))
    return bool(statuses) and all(good for good, _ in statuses), "; ".join(why for _, why in statuses)


def answer(request):
    data = load(request["file"])
    roots = [Certificate.load(load(root)) for root in request["roots"]]
    at = datetime.fromisoformat(request["at"].replace("Z", "+00:00"))
    took = []
    for _ in range(request.get("times", 1)):
        begun = time.perf_counter()
        accepts, why = judge(data, roots, at)
        took.append((time.perf_counter() - begun) * 1000)
    return {"accepts": accepts, "why": why or "no signature", "ms": median(took)}


def safely(request):
    try:
        return answer(request)
    except Exception as error:
        return {"accepts": False, "why": f"{type(error).__name__}: {error}", "ms": None}


print(json.dumps({"version": version("pyHanko")}), flush=True)
for line in sys.stdin:
    print(json.dumps(safely(json.loads(line))), flush=True)
