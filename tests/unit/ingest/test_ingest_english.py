"""Plain English acts: head, sections, subsections, paragraphs and schedules, without any country's form."""

import pytest
from structure_kit import GENERIC, Memory, intake

from gazette.akn.schema import violations
from gazette.akn.xml import parse, q
from gazette.ingest import read
from gazette.model import Document

ACT = """PARLIAMENT OF MOORLAND

HARBOURS ACT, 2011
No. 7 of 2011
9 June 2011

An Act to provide for harbours and for the fees that are paid in them

BE IT ENACTED by the Parliament of Moorland as follows:

PART I
PRELIMINARY

Section 1. Short title
This Act may be cited as the Harbours Act, 2011.

Section 2. Meaning of words
(1) In this Act, "Office" means the Office of Harbours.
(2) Words for ships include boats—
(a) with sails; and
(b) with oars, namely—
(i) of wood; or
(ii) of iron.
(3) These meanings bind the courts of section 4.

PART II
FEES

Section 3. Fees
The Office sets the fees of the Schedule.

SCHEDULE
Fees (section 3)
1. Boats: 2 crowns.
2. Ships: 5 crowns.
"""


def accepted(text: str) -> Document:
    made = read(intake(text.encode(), "act.txt"), GENERIC, Memory())
    assert isinstance(made, Document), made
    assert violations(made.akn) == ()
    return made


def eids(made: Document, *names: str) -> list[str]:
    return [item.get("eId") for item in parse(made.akn).iter(*map(q, names))]


def test_the_head_of_an_act():
    facts = accepted(ACT).metadata
    assert facts.title == "HARBOURS ACT, 2011"
    assert facts.type.code == "act"
    assert facts.number.raw == "7 of 2011"
    assert facts.signed_on.isoformat() == "2011-06-09"
    assert [issuer.name for issuer in facts.issuers] == ["Parliament of Moorland"]


def test_sections_subsections_paragraphs_and_a_schedule():
    made = accepted(ACT)
    assert eids(made, "part", "article", "paragraph", "point") == [
        "part_I", "art_1", "art_2", "art_2__para_1", "art_2__para_2", "art_2__para_2__point_a", "art_2__para_2__point_b",
        "art_2__para_3", "part_II", "art_3", "att_1__para_1", "att_1__para_2",
    ]  # fmt: skip
    assert [item.get("name") for item in parse(made.akn).iter(q("doc"))] == ["schedule"]
    assert made.structure.annexes == 1


def test_sections_that_print_no_word_before_their_number():
    made = accepted(ACT.replace("Section 1.", "1.").replace("Section 2.", "2.").replace("Section 3.", "3."))
    assert eids(made, "article") == ["art_1", "art_2", "art_3"]
    assert eids(made, "paragraph")[:3] == ["art_2__para_1", "art_2__para_2", "art_2__para_3"]


def test_numbered_lines_of_a_notice_are_no_sections():
    notice = "HARBOUR OFFICE\n\nNOTICE\nNo. 4 of 2012\n3 May 2012\nFees of May\n\n1. Boats pay two crowns.\n2. Ships pay five crowns.\n"
    made = accepted(notice)
    assert eids(made, "article") == []
    assert len(eids(made, "paragraph")) == 2


@pytest.mark.parametrize(
    ("line", "code", "title"),
    [
        ("DATA PROTECTION ACT No. 7 of 2011", "act", "DATA PROTECTION ACT No. 7 of 2011"),
        ("The Harbours Act (2011)", "act", "The Harbours Act (2011)"),
        ("Pilots (Fees) Regulations, 2011", "regulations", "Pilots (Fees) Regulations, 2011"),
    ],
)
def test_a_title_that_names_its_type(line, code, title):
    facts = accepted(ACT.replace("HARBOURS ACT, 2011", line)).metadata
    assert (facts.type.code, facts.title) == (code, title)
