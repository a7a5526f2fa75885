"""What schemathesis cannot know of our answers: which refusals of a request that its description allows are right.

Right are those that depend on what is there, on the policy, or on what else was said. Every other field at fault shows that the description
allows too much.
"""
import jsonschema_rs
import schemathesis
from schemathesis.generation import GenerationMode

# Codes of fields for what is not there, for what the policy does not have, for who is known already, and for more faults than are listed.
RIGHT = {"unknown", "notAllowed", "likelyDuplicate", "moreProblems"}
# Notations that no expression describes, the policy's own parts, and instants and days that are compared with others.
RIGHT_WORDS = (
    "is not a telephone number",
    "is not an e-mail address",
    "is not a part of a restriction",
    "is in the future",
    "is before the first day",
    "comes before ",
    "is more than a day after it began",
    "is not the next of a page",
    "is not within the next 24 months",
)


def is_right(error):
    # A field that its contract requires is missed in these words alone; the policy's own words say when else one is needed.
    if error["code"] == "missing":
        return error["detail"] != "this is needed"
    return error["code"] in RIGHT or error["detail"].startswith(RIGHT_WORDS)


@schemathesis.check
def refused_for_a_reason(context, response, case):
    is_positive = case.meta is not None and case.meta.generation.mode == GenerationMode.POSITIVE
    if not is_positive or response.status_code not in (412, 422):
        return None
    problem = response.json()
    kind = problem["type"].rsplit(":", 1)[-1]
    if kind in ("refused", "staleVersion", "weakVersion", "idempotencyKeyReused"):
        return None
    wrong = [(error["field"], error["code"], error["detail"]) for error in problem.get("errors", []) if not is_right(error)]
    if kind != "invalidFields" or wrong:
        raise AssertionError(f"a request that its description allows is refused as {kind}: {wrong}")
    return None


@schemathesis.hook
def filter_case(context, case):
    """Leaves out what the schemas do not say: a text is read that is too long only by characters that are not seen, which are taken off first;
    and a member that may be absent may be null or blank, which is the same."""
    if case.meta is None or case.meta.generation.mode != GenerationMode.NEGATIVE or not isinstance(case.body, dict):
        return True
    if is_right_without_blanks(case):
        return False
    texts = [value for value in case.body.values() if isinstance(value, str)]
    return not any(len(text) > 100 and any(not sign.isprintable() and sign not in "\r\n\t" for sign in text) for text in texts)


def is_right_without_blanks(case):
    """Whether a body is one that its description allows as soon as its blank members are left out. One that needs such a member is not."""
    said = {name: value for name, value in case.body.items() if value is not None and not (isinstance(value, str) and not value.strip())}
    if len(said) == len(case.body):
        return False
    schemas = [body.validation_schema for body in case.operation.body if body.media_type == case.media_type]
    return any(jsonschema_rs.Draft202012Validator(schema).is_valid(said) for schema in schemas)
