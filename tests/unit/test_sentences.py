"""Sentences: a table of the places where splitters go wrong. A bar marks each end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.text.sentences import split

TRICKY = [
    "The talks ended. | Nobody signed.",
    "Is it over? | Yes! | It is.",
    "Mr. Brown met Dr. Lee at St. Mary's. | They left.",
    "Sen. Ada Vale and Rep. Tom Hale voted no. | Gov. Ruiz signed.",
    "Lt. Col. Ann Frey and Gen. Paul Roy spoke.",
    "The U.S. Army left. | It will not return.",
    "He flew to the U.S. | The trip took a day.",
    "U.S. President-elect Jane Doe said the U.S. should wait.",
    "Envoys from the U.N. Security Council arrived.",
    "They met in Washington, D.C. | In the evening they left.",
    "She moved to Washington, D.C. Mayor Lopez welcomed her.",
    "It began at 5 p.m. Monday and ended at 6 a.m. Tuesday.",
    "It began at 5 p.m. | Police came an hour later.",
    "Doors open at 9 a.m. EST on Friday.",
    "It happened on Dec. 7, 2024. | Nobody was hurt.",
    "The vote is due in Dec. | Members will gather in Oslo.",
    "John F. Kennedy and George W. Bush were presidents.",
    "J. K. Rowling wrote it. | J.R.R. Tolkien did not.",
    "There is no Plan B. | The minister said so.",
    "Acme Inc. shares fell. | Bolt Corp. rose.",
    "He works for Acme Inc. | The firm is small.",
    "Martin Luther King Jr. spoke. | He was cheered.",
    "Prices rose 3.5 percent. | Wages rose 1.2 percent.",
    "It cost $1.5 million. | Now it costs less.",
    "He is No. 1 in the world. | No. 2 is far behind.",
    "The answer was no. | Nobody argued.",
    '"We will win," she said. | "They will lose."',
    '"Why now?" he asked. | Nobody knew.',
    '"Stop!" Mr. Vale shouted at the crowd.',
    '"Who goes there?" Private Lowe asked.',
    "“It is over.” | She left the room.",
    '"It is over." | The crowd went home.',
    "She said: “We lost. | We will be back.” | Then she left.",
    "He paused ... and went on. | Then he stopped... | Nobody spoke.",
    "Wait… | Now it moves.",
    "The plan (see p. 5) failed. | The next one (p. 9) did not.",
    "It failed. | (It had failed before.) | It will fail again.",
    "Animals, e.g. Cats and dogs, were kept, i.e. Fed.",
    "The case of Smith vs. Jones began. | It lasted.",
    "The firm, Yahoo! as it was known, folded. | It was old.",
    "He visited Paris, Rome, etc. | The trip was long.",
    "Sales fell last year. | iPhone sales did not.",
    "The raid failed. | al-Qaeda fighters fled.",
    "A space was lost.| The next sentence still counts.",
    "Read it at news.example.com today. | It is free.",
    "Version 2.0.1 came out. | Version 3 did not.",
    "1. The vote was held. | 2. The vote was lost.",
    "A line broken\nin the middle stays whole. | The next is new.",
    "Really?! | Yes, really.",
    "The ship, the S.S. Minnow, sank. | All were saved.",
    "Prof. Ngo et al. Describe the method. | It works.",
    "She lives on Oak St. | The house is blue.",
    "Gerhard Schröder ging. | Ägypten schwieg.",
    "«C'est fini.» | Élise partit.",
    "会議は終わった。| 誰も署名しなかった。",
    "Lanka v. India drew crowds.",
    "She won the 100 m. | The final was close.",
    "It rained on Sept. 3 and Oct. 4. | Then it stopped.",
    "Nobody signed",
]
MORE = [
    "BEIRUT (AP) — Rebels took the town. | Nobody fled.",
    "TAIPEI/MANILA, April 18 (Reuters) - Ships left port. | They came back.",
    "WASHINGTON, D.C. — Talks began. | They ended.",
    "ST. LOUIS (AP) — A river rose. | It fell.",
    "PORT-AU-PRINCE, Haiti, Dec. 3 (UPI) -- Gangs fought. | Police left.",
    "KYIV, Ukraine – Sirens rang at 4 a.m. on Friday. | Then it was quiet.",
    "Gen. Lt. Ivan Petrov and Adm. J. Smith met. | They shook hands.",
    "The Rev. Al Green sang. | The Hon. Mrs. Lee spoke.",
    "It is due at 10 a.m. | The vote follows.",
    "He arrived at 9 p.m. ET on Sunday. | She left.",
    "It lasted from 8 a.m. to 5 p.m. | No one left.",
    "The company (Acme Corp.) fell. | Bolt rose.",
    "Acme Corp., Bolt Inc. and Cole Ltd. merged. | It was cheap.",
    "Mr. and Mrs. Ngo sued Acme Co. | The court agreed.",
    "Dr. No is a film. | He saw it on Jan. 3.",
    "She holds a Ph.D. in law. | He holds an M.A. from Yale.",
    "In the U.S., U.N. staff protested. | In the U.K. they did not.",
    "He left the U.S. in May. | He came back in June.",
    "He moved to the U.S. | She stayed.",
    "The U.S. and the E.U. agreed. | Russia did not.",
    "He was born in Washington D.C. | He died there.",
    "Sgt. 1st Class A. B. Cole died. | Two were hurt.",
    "The U.S.S. Cole sailed. | It was hit.",
    "Gov. Newsom of Calif. and Sen. Cruz of Tex. met. | They spoke.",
    "See pp. 12 and 13, fig. 4. | It is clear.",
    "The nos. 4 and 5 are out. | No. 6 is in.",
    "Approx. 40 people died. | Some fled.",
    "The suit, Roe v. Wade, was won. | It was lost later.",
    "He lives at 10 Main St. in Oslo. | She lives at 5 Park Ave. in Rome.",
    "The flight, i.e. the only one, left. | None came.",
    "Many (e.g. Ann, Bo, etc.) left. | Few came.",
    "Messrs. Hale and Vale left. | Nobody saw them.",
    "Mt. Etna erupted. | Ft. Worth was calm.",
    "Sens. Vale and Hale voted. | Reps. Low and Cole did not.",
    "It weighs 5 lbs. and costs $3. | It is old.",
    "It rose 2 pct. on Monday. | It fell on Tuesday.",
    "The fee is 3.5 percent. | That is high.",
    "It scored 2.75. | That was low.",
    "It ran at 5.5 p.c. in May. | It fell in June.",
    "The index rose 0.4% to 7,210.55. | The Dow fell.",
    "Version 3.11 came. | It ran on Python 3.",
    "J. D. Vance met Xi. | R. Kelly did not.",
    "Samuel L. Jackson won. | John D. lost.",
    "George H. W. Bush led. | He was old.",
    "It was Plan B. | No one knew.",
    "He got an A. | She got a B.",
    "I met Malcolm X. | He spoke.",
    "She and I. | That was all.",
    "He waited... | Then he left.",
    "He waited ... then he left. | She stayed.",
    "“I ... do not know,” he said. | She wept.",
    "Well… maybe. | Perhaps not.",
    "He said: “Wait…” | They waited.",
    "“We lost,” he said. | “We will be back.”",
    "“Did you see it?” she asked. | “No.”",
    "“Stop!” he cried. | They stopped.",
    "“Is it true?” Ann Lee asked the court. | Nobody spoke.",
    "“Go home!” the crowd yelled. | They went.",
    "He asked, “Why?” and left. | She stayed.",
    "She said, “Yes.” | Then she left.",
    "He called it “a lie.” | She called it “the truth.”",
    "‘It is done,’ he said. | ‘At last.’",
    "“‘Never,’ he told me.” | She wept.",
    "The film “What Now?” opened. | It failed.",
    "The band Wham! sang. | They were loud.",
    "Yahoo! said it would sell. | Google did not.",
    "Jeopardy! is a show. | It is old.",
    "The Yahoo! chief left. | Who is next?",
    "“Who knows?” | That was his answer.",
    "“I will go. | I will fight,” he said. | He went.",
    "“You won’t win!” he said.",
    "It was late — very late. | He left.",
    "He came — and left! — at once. | She stayed.",
    "He came (was it late?) and left. | She stayed.",
    "He came (it was late). | She stayed.",
    "He came. | (It was late.) | She stayed.",
    "[He came.] | She stayed.",
    "The vote (see No. 3) failed. | It was close.",
    "10:45 a.m. — Police arrive. | 11 a.m. — They leave.",
    "09:30 GMT The Dow opens. | It falls.",
    "14:05 Rebels enter the town. | The army flees.",
    "1. Open the door. | 2. Close it.",
    "(1) Open the door. | (2) Close it.",
    "a) Open the door. | b) Close it.",
    "• Rebels took Homs. | • Hama fell.",
    "Read more at https://example.com/a.b?c=d. | It is free.",
    "Visit www.example.org. | Write to a.b@example.com. | Thanks.",
    "The site, example.com, is down. | It was hacked.",
    "He tweeted from @a.b. | It was deleted.",
    "The file is data.csv. | Open it.",
    "« C'est fini. » | Il partit.",
    "„Das ist aus.“ | Er ging.",
    "»Das ist aus.« | Er ging.",
    "¿Quién es? | Nadie lo sabe.",
    "¡Basta! | Se fue.",
    "S. E. el embajador llegó. | Nadie habló.",
    "会议结束了。| 没有人签字！| 为什么？| “走吧。”| 他走了。",
    "「行こう。」| 彼は言った。",
    "यह समाप्त हुआ। | कोई नहीं बोला।",
    "انتهى الاجتماع. | هل وقع أحد؟ | لا.",
    "یہ ختم ہوا۔ | کوئی نہیں بولا۔",
    "Встреча закончилась. | Никто не подписал. | Почему?",
    "Ο διάλογος τέλειωσε. | Γιατί; | Κανείς.",
    "ประชุมจบแล้ว ไม่มีใครลงนาม",
    "הפגישה הסתיימה. | אף אחד לא חתם.",
    "ስብሰባው አበቃ። | ማንም አልፈረመም።",
    "Ավարտվեց։ | Ոչ ոք չխոսեց։",
    "회의가 끝났다. | 아무도 서명하지 않았다.",
    "Cuộc họp đã kết thúc. | Không ai ký.",
    "အစည်းအဝေး ပြီးသွားပြီ။ | ဘယ်သူမှ လက်မှတ်မထိုးခဲ့ဘူး။",
    "Էջ 5.5 է։ | Վերջ։",
    "សម្រេច។ | ចប់។",
    "The vote was 3-2. | 4 members left.",
    "It fell to $1. | $2 was the high.",
    "Wow!!! | That was loud.",
    "What?! | No.",
    "He left.” | She stayed.",
    "“He left”. | She stayed.",
    "He left.[12] | She stayed.",
    "He left.[1][2] | She stayed.",
    "He left.¹ | She stayed.",
    "In 2024, No. 10 denied it. | Labour agreed.",
    "He said no. | No one heard.",
    "The time is 5. | The day is Monday.",
    "It was the best of times, in the words of St. Augustine. | He was wise.",
    "The E.P.A. said so. | The F.B.I. agreed.",
    "Lt. Gov. Dan Hale and Brig. Gen. A. Cole spoke. | Maj. Lee left.",
    "Barack H. Obama Jr. spoke. | Sammy Davis Jr. sang.",
    "He works at Amazon.com Inc. in Seattle. | She does not.",
    "Prime Minister Lee met U.S. Secretary of State Cole. | U.S. Army units left.",
]


@pytest.mark.parametrize("marked", [*TRICKY, *MORE])
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    wanted = [part.strip() for part in marked.split("|")]
    text = marked.replace(" | ", " ").replace("| ", "").replace("|", "")
    offsets, at = [], 0
    for sentence in wanted:
        start = text.index(sentence, at)
        at = start + len(sentence)
        offsets.append((start, at))
    assert list(split(text)) == offsets


def test_each_line_of_a_list_is_a_sentence() -> None:
    text = "First line of a list\nSecond line of a list"
    assert split(text) == ((0, 20), (21, 42))


def test_white_space_alone_holds_no_sentence() -> None:
    assert split(" \n\t ") == ()


def test_offsets_are_those_of_the_text_itself() -> None:
    text = "  First one.   Second one.  \n Third one "
    assert split(text) == ((2, 12), (15, 26), (30, 39))


@given(st.text(alphabet="aA .!?\"'”\n。1…UuS", max_size=80))
def test_sentences_are_trimmed_ordered_and_lose_nothing(text: str) -> None:
    spans = split(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
