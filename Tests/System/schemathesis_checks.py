"""What schemathesis cannot know of our answers: which refusals of a request that its description allows are right.

Right are those that depend on what is there or on the policy. Every other field at fault shows that the description allows too much.
"""
import schemathesis
from schemathesis.generation import GenerationMode

# Codes of fields for what is not there, for what the policy does not have, and for more of them than are listed.
RIGHT = {"unknown", "notAllowed", "moreProblems"}
# A field and its code where the whole request is looked at: a place in a list, one of several filters, what goes with what else was said.
RIGHT_HERE = {("after", "malformed"), ("serviceUser", "missing"), ("agreed", "missing"), ("reviewOn", "missing"), ("", "missing")}
# Notations that no expression describes, and instants that are compared with now.
RIGHT_WORDS = ("is not a telephone number", "is not an e-mail address", "is in the future", "is before the first day")


@schemathesis.check
def refused_for_a_reason(context, response, case):
    is_positive = case.meta is not None and case.meta.generation.mode == GenerationMode.POSITIVE
    if not is_positive or response.status_code not in (412, 422):
        return None
    problem = response.json()
    kind = problem["type"].rsplit(":", 1)[-1]
    if kind in ("refused", "staleVersion", "weakVersion", "idempotencyKeyReused"):
        return None
    faults = [(error["field"], error["code"]) for error in problem.get("errors", []) if not error["detail"].startswith(RIGHT_WORDS)]
    wrong = [fault for fault in faults if fault[1] not in RIGHT and fault not in RIGHT_HERE]
    if kind != "invalidFields" or wrong:
        raise AssertionError(f"a request that its description allows is refused as {kind}: {wrong or faults}")
    return None
