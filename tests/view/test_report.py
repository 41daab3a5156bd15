"""The page to look at: what it shows, and that nothing an article holds is taken for HTML."""

import html
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from spacy.tokens import Doc

import newsnlp
from conftest import DAMAGED
from newsnlp.errors import InputError
from newsnlp.labels import LABELS
from newsnlp.run import main
from newsnlp.view.charts import bars
from newsnlp.view.marks import COLOURS, marked
from newsnlp.view.report import IN_FULL, Report
from newsnlp.view.totals import LARGEST, Totals

EVIL = (
    '<script>alert(1)</script><img src=x onerror=alert(2)> "><b>总投资60亿元</b>，'
    "</details></body>泰州市副市长周文远{{ 7*7 }}{text}出席。&lt;去年10月&amp;"
)
# Elements and attributes that the page may hold; whatever else turns up came from an article.
TAGS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "h4", "p", "mark", "small", "div",
    "section", "svg", "text", "rect", "ol", "ul", "li", "a", "details", "summary", "table", "tr", "th",
    "td", "time", "span", "b", "br", "input", "output", "script"
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "style", "title", "role", "aria-label",
    "viewbox", "x", "y", "text-anchor", "width", "height", "href", "id", "type", "placeholder"
}  # fmt: skip


class Parts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.data: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.data.append(data)


def parts(text: str) -> Parts:
    made = Parts()
    made.feed(text)
    return made


@pytest.fixture
def page(tmp_path: Path) -> str:
    lines = [
        {"id": f"{EVIL}<i>", "text": EVIL, "published": "2023-02-14"},
        {"id": "b", "text": DAMAGED, "published": "2023-03-18"},
        {"id": "c", "text": ""},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    out = tmp_path / "report.html"
    assert main([str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl"), "--report", str(out)]) == 0
    return out.read_text(encoding="utf-8")


def test_injected_html_is_shown_as_text(page: str) -> None:
    found = parts(page)
    assert set(found.tags) <= TAGS
    assert {name for name, _ in found.attributes} <= ATTRIBUTES
    assert found.tags.count("script") == 1
    assert "<script>alert(1)</script>" in "".join(found.data).replace("\n", "")
    assert "{{ 7*7 }}{text}" in "".join(found.data)
    assert not re.findall(r"""(?:src|href)=["'](?!#)""", page)


def test_the_page_asks_nothing_of_the_network(page: str) -> None:
    assert "default-src 'none'" in html.unescape(page)
    outside = re.sub(r"https?://(?:www\.w3\.org)\S*", "", page)
    assert not re.findall(
        r"(?:https?:)?//[a-z]", re.sub(r"<script>.*?</script>", "", outside, flags=re.DOTALL)
    )


def test_what_the_page_shows(page: str) -> None:
    text = " ".join("".join(parts(page).data).split())
    for shown in ("3 articles", "2023-02", "60亿元", "周文远", "2022-10-01 to 2022-10-31", "pinyin"):
        assert shown in text or shown in page, shown
    assert 'title="6,000,000,000 CNY"' in page
    assert page.count('class="article"') == 3
    assert page.count("<svg") == 3


def test_words_are_not_torn_apart(nlp: newsnlp.pipeline.Language) -> None:
    record = newsnlp.to_record(nlp(DAMAGED))
    shown = re.sub(r"<small>.*?</small>", "", marked(record))
    text = re.sub(r"<br ?/?>", "\n", shown)
    text = html.unescape(re.sub(r"<[^>]*>", "", text))
    assert "".join(text.split()) == "".join(record["text"].split())
    assert shown.count("<mark") == len(record["entities"])


def test_every_label_has_a_colour() -> None:
    assert set(COLOURS) == set(LABELS)
    assert len(set(COLOURS.values())) == len(LABELS)


def test_a_label_of_the_users_own_is_shown_in_grey(tmp_path: Path) -> None:
    record = newsnlp.to_record(newsnlp.nlp("总投资60亿元"), id="a")
    record["entities"][0]["label"] = "ENERGY"
    assert "<small>ENERGY</small>" in marked(record)
    assert not any(colour in marked(record) for colour in COLOURS.values())
    report = Report()
    report.add(record)
    report.write(tmp_path / "r.html")
    assert "ENERGY" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_show_in_a_notebook(nlp: newsnlp.pipeline.Language) -> None:
    [(doc, _)] = nlp.pipe([(DAMAGED, {"published": "2023-03-18"})], as_tuples=True)
    shown = newsnlp.show(doc)._repr_html_()
    assert html.escape(DAMAGED.splitlines()[0]) in shown  # the raw text, on demand
    assert "text as crawled" in shown
    clean = newsnlp.show(nlp("总投资60亿元"))._repr_html_()
    assert "text as crawled" not in clean
    assert "repairs" not in clean
    with pytest.raises(InputError):
        newsnlp.show(Doc(nlp.vocab, words=["开工"]))


def test_figures_are_about_all_and_articles_are_not_without_end(tmp_path: Path) -> None:
    report = Report()
    record = newsnlp.to_record(newsnlp.nlp("总投资60亿元", published="2023-02-14"), id="a")
    for _ in range(IN_FULL + 3):
        report.add(record)
    report.write(tmp_path / "r.html")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert page.count('class="article"') == IN_FULL
    assert f"{IN_FULL + 3} articles" in page
    assert f"The first {IN_FULL} articles are shown in full" in page


def test_the_largest_sums_are_kept() -> None:
    totals = Totals()
    for number in range(LARGEST * 3):
        amount = {
            "unit": "CNY",
            "per": None,
            "low": str(number),
            "high": str(number),
            "modifier": None,
            "text": f"{number}元",
        }
        other = amount | {"unit": "USD", "low": "1000000", "high": "1000000"}
        totals.add(
            {"id": str(number), "text": "", "published": None, "entities": [], "amounts": [amount, other],
             "dates": [], "officials": [], "repairs": []}
        )  # fmt: skip
    sums = totals.largest()
    assert [row.yuan for row in sums] == list(range(LARGEST * 3 - 1, LARGEST * 2 - 1, -1))
    assert -sums[0].article == LARGEST * 3 - 1


@pytest.mark.parametrize("sizes", [[0.0], [1.0, 3.0], [5.0, 0.0, 2.5]])
def test_bars_are_as_long_as_they_should(sizes: list[float]) -> None:
    widths = [
        float(w) for w in re.findall(r'<rect [^>]*width="([\d.]+)"', bars([("n", s, "") for s in sizes], "t"))
    ]
    for size, width in zip(sizes, widths, strict=True):
        assert width == pytest.approx(max(1, max(widths) * size / (max(sizes) or 1)), abs=0.1)


def test_the_report_is_not_read_as_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("总投资60亿元", encoding="utf-8")
    for _ in range(2):
        assert (
            main([str(tmp_path), "-o", str(tmp_path / "o.jsonl"), "--report", str(tmp_path / "r.html")]) == 0
        )


BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="no Chromium")
def test_a_browser_runs_nothing_of_an_article_and_searches(page: str, tmp_path: Path) -> None:
    # The page's own script may run by its hash alone: the check is done by a copy that lets this test's script in.
    probe = (
        "<script>window.alert=function(){document.title='RUN'};addEventListener('load',function(){"
        "var f=document.getElementById('search');f.value='姜堰区 周文远';f.dispatchEvent(new Event('input'));"
        "document.title+=' '+document.getElementById('hits').textContent;});</script>"
    )
    open_page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    (tmp_path / "open.html").write_text(open_page.replace("</head>", f"{probe}</head>"), encoding="utf-8")
    dom = subprocess.run(
        [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", (tmp_path / "open.html").as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    ).stdout  # fmt: skip
    title = re.search(r"<title>(.*?)</title>", dom)
    assert title
    assert title[1] == "newsnlp: 3 articles 1 found"
    assert dom.count('class="article"') == 3
