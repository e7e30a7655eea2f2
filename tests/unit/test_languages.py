"""Texts that are not English: said to be such, with right sentences, and no kind guessed."""

import pytest

from briefing.analysis.actors.finding import FoundActors, find_actors
from briefing.analysis.lexicon import lexicon
from briefing.analysis.text.sentences import split
from briefing.model import ActorKind, KnownActors, Paragraph, ParagraphKind

NEWS = [
    (
        "fr",
        (
            "Le président Jacques Morel a déclaré à Paris que la situation est grave. Les "
            "partenaires de la France doivent agir pour la paix dans les prochains mois, a "
            "dit M. Morel."
        ),
        2,
        "Jacques Morel",
    ),
    (
        "de",
        (
            "Der Kanzler Karl Brandt sagte in Berlin, dass die Regierung mit der Reform nicht "
            "warten werde. Die Opposition könne das Gesetz im Herbst noch prüfen, so Brandt."
        ),
        2,
        "Karl Brandt",
    ),
    (
        "es",
        (
            "El presidente Luis Ferrer dijo en Madrid que la situación es grave. ¿Quién "
            "pagará? Los ministros de España y de Francia se reúnen el lunes con los "
            "sindicatos."
        ),
        3,
        "Luis Ferrer",
    ),
    (
        "it",
        (
            "Il presidente Marco Rossini ha detto a Roma che la situazione è grave. I "
            "ministri della Francia e della Germania non sono d'accordo con il governo."
        ),
        2,
        "Marco Rossini",
    ),
    (
        "pt",
        (
            "O presidente João Sardinha disse em Lisboa que a situação é grave. Os ministros "
            "de França e da Alemanha não concordam com o governo do país."
        ),
        2,
        "João Sardinha",
    ),
    (
        "nl",
        (
            "De premier Jan Verhoef zei in Brussel dat de toestand ernstig is. De ministers "
            "van Frankrijk en Duitsland zijn het niet eens met het plan van de regering."
        ),
        2,
        "Jan Verhoef",
    ),
    (
        "sv",
        (
            "Statsminister Lars Ekman sade i Stockholm att läget är allvarligt. Ministrarna "
            "från Norge och Finland är inte överens om planen för det kommande året."
        ),
        2,
        "Lars Ekman",
    ),
    (
        "pl",
        (
            "Premier Jan Nowak powiedział w Warszawie, że sytuacja jest poważna. Ministrowie "
            "Francji i Niemiec nie są zgodni co do planu na przyszły rok."
        ),
        2,
        "Jan Nowak",
    ),
    (
        "ru",
        (
            "Президент Иван Петров заявил в Москве, что ситуация серьёзная. Министры Франции "
            "и Германии не согласны с планом правительства на будущий год."
        ),
        2,
        "Иван Петров",
    ),
    (
        "uk",
        (
            "Президент Іван Петренко заявив у Києві, що ситуація серйозна. Міністри Франції "
            "та Німеччини не згодні з планом уряду на наступний рік."
        ),
        2,
        "Іван Петренко",
    ),
    (
        "el",
        (
            "Ο πρόεδρος Γιώργος Παππάς είπε στην Αθήνα ότι η κατάσταση είναι σοβαρή. Οι "
            "υπουργοί δεν συμφωνούν με το σχέδιο της κυβέρνησης."
        ),
        2,
        "Γιώργος Παππάς",
    ),
    (
        "tr",
        (
            "Başbakan Ahmet Kaya Ankara'da durumun ciddi olduğunu söyledi. Fransa ve Almanya "
            "bakanları hükümetin planına katılmıyor ve bu hafta yeniden toplanacak."
        ),
        2,
        "Ahmet Kaya",
    ),
    (
        "ar",
        (
            "قال الرئيس أحمد منصور في دمشق إن الوضع خطير. ولم يوافق الوزراء على خطة الحكومة؟ "
            "سيجتمعون يوم الاثنين."
        ),
        3,
        "",
    ),
    (
        "he",
        ("הנשיא דוד לוי אמר בירושלים כי המצב חמור. השרים אינם מסכימים עם תוכנית הממשלה."),
        2,
        "",
    ),
    (
        "hi",
        ("राष्ट्रपति राम शर्मा ने दिल्ली में कहा कि स्थिति गंभीर है। मंत्री सरकार की योजना से सहमत नहीं हैं।"),
        2,
        "",
    ),
    (
        "zh",
        ("总统王明在北京表示，局势严峻。部长们不同意政府的计划！他们将于周一开会。"),
        3,
        "",
    ),
    (
        "ja",
        ("田中首相は東京で、状況は深刻だと述べた。閣僚は政府の計画に同意していない。"),
        2,
        "",
    ),
    (
        "ko",
        (
            "김민수 대통령은 서울에서 상황이 심각하다고 말했다. "
            "장관들은 정부의 계획에 동의하지 않았다."
        ),
        2,
        "",
    ),
    (
        "vi",
        (
            "Thủ tướng Nguyễn Văn An nói ở Hà Nội rằng tình hình nghiêm trọng. Các bộ trưởng "
            "không đồng ý với kế hoạch của chính phủ."
        ),
        2,
        "Nguyễn Văn An",
    ),
    (
        "id",
        (
            "Presiden Budi Santoso mengatakan di Jakarta bahwa situasinya serius. Para "
            "menteri tidak setuju dengan rencana pemerintah dan akan bertemu lagi pada hari "
            "Senin."
        ),
        2,
        "Budi Santoso",
    ),
    (
        "tl",
        (
            "Sinabi ni Jose Santos sa Maynila na malubha ang kalagayan. Hindi sumang-ayon ang "
            "mga ministro sa plano ng pamahalaan at magpupulong silang muli sa Lunes."
        ),
        2,
        "Jose Santos",
    ),
    (
        "fi",
        (
            "Pääministeri Matti Virta sanoi Helsingissä, että tilanne on vakava. Ranskan ja "
            "Saksan ministerit eivät hyväksy hallituksen suunnitelmaa."
        ),
        2,
        "Matti Virta",
    ),
    (
        "hu",
        (
            "Kovács Péter miniszterelnök azt mondta Budapesten, hogy a helyzet súlyos. A "
            "francia és a német miniszterek nem értenek egyet a kormány tervével."
        ),
        2,
        "Kovács Péter",
    ),
]
"""Language, text, its number of sentences, and a name that its capitals show (empty: none)."""


def find(text: str, language: str = "", **known: object) -> FoundActors:
    paragraph = Paragraph(index=0, kind=ParagraphKind.BODY, text=text)
    return find_actors("", [paragraph], language=language, known=KnownActors(**known))  # type: ignore[arg-type]


@pytest.mark.parametrize(("tag", "text", "sentences", "name"), NEWS)
def test_news_in_another_language(tag: str, text: str, sentences: int, name: str) -> None:
    assert len(split(text)) == sentences
    for claimed in (tag, "", *(["en-us"] if tag == "tl" else [])):
        found = find(text, claimed)
        assert not found.is_english, claimed
        shown = [(text[m.start : m.end], m.kind) for m in found.mentions[0]]
        assert any(name in said for said, _ in shown) if name else shown == []
        for said, kind in shown:
            assert kind is ActorKind.GROUP or said in lexicon().table


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Президент Иван Петров ушёл, сказал сам Иван Петров.", "Иван Петров"),
        ("总统王明在北京表示，局势严峻。", "王明"),
        ("田中首相は東京で述べた。", "田中"),
        ("قال أحمد منصور في دمشق إن الوضع خطير.", "أحمد منصور"),
        ("राष्ट्रपति राम शर्मा ने कहा कि स्थिति गंभीर है।", "राम शर्मा"),
        ("นายสมชาย ใจดี กล่าวว่าสถานการณ์น่าเป็นห่วง", "สมชาย ใจดี"),
        ("Ο Γιώργος Παππάς δεν συμφωνεί.", "Γιώργος Παππάς"),
    ],
)
def test_the_readers_names_are_found_in_any_script(text: str, name: str) -> None:
    found = find(text, aliases=(("Somebody", (name,)),))
    named = [(text[m.start : m.end], m.canonical) for m in found.mentions[0]]
    assert (name, "Somebody") in named


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose again.",
        "Ursula von der Leyen leads the European Commission in Brussels.",
        "Rebels took the town, officials said on Friday.",
        "Three killed in blast near market, police say",
    ],
)
def test_short_english_is_english(text: str) -> None:
    assert find(text, "en").is_english
    assert find(text).is_english or "von" in text
