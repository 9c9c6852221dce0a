"""The gateway's pages in a real browser: what an attacker tries fails, and everyone can use them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, ViewportSize, expect

from bot.words import Language
from run.settings import ROOT
from tests.browser.conftest import DESKTOP, SMALL_PHONE
from tests.browser.elsewhere import another_site
from tests.browser.served import Served, enter
from tests.browser.visit import Visitor, look_closely, submit
from tests.integration.gateway.parts import CODE, PASSWORD, words

pytestmark = pytest.mark.slow

AttackingPage = Callable[[str], str]
CATALOGUES: dict[Language, tuple[str, ...]] = {"nl": ("nl", "widget_nl"), "en": ("en", "widget_en")}


@pytest.fixture
def served(tmp_path: Path, chat_script: Path) -> Iterator[Served]:
    """Give a gateway of the test's own."""
    served = Served(tmp_path, embed_hosts="https://portal.example")
    served.start()
    yield served
    served.stop()


@pytest.fixture
def visitor(browser: Browser, served: Served) -> Iterator[Visitor]:
    """Give somebody with a browser; what the browser complains of is up to the test."""
    visitor = Visitor(browser, served.address)
    yield visitor
    visitor.leave()


@pytest.fixture
def attacking_page() -> Iterator[AttackingPage]:
    """Give how to serve a page of another site."""
    with another_site() as site:
        yield site.show


def test_another_site_cannot_use_the_session_of_who_visits_it(
    visitor: Visitor, served: Served, attacking_page: AttackingPage
) -> None:
    page = visitor.open()
    enter(page)
    form = f'<form method=post action="{served.address}/sign-out"><button>Win</button></form>'
    page.goto(attacking_page(form))
    page.get_by_role("button").click()
    page.wait_for_url(f"{served.address}/**")
    assert served.parts.session_alive
    page.goto(attacking_page(""))
    for path in ("/api/session", "/api/ticket", "/chat", "/static/theme.css"):
        with pytest.raises(Error, match="Failed to fetch"):
            page.evaluate(
                "address => fetch(address, { method: address.endsWith('ticket') ? 'POST' : 'GET',"
                " credentials: 'include' }).then(answer => answer.text())",
                served.address + path,
            )
    outcome = page.evaluate(
        "address => new Promise(done => { const line = new WebSocket(address);"
        " line.onopen = () => done('open'); line.onerror = () => done('refused'); })",
        served.address.replace("http", "ws") + "/api/chat",
    )
    assert outcome == "refused"
    page.goto(attacking_page(f'<a href="{served.address}/chat">To the chat</a>'))
    page.get_by_role("link").click()
    expect(page.locator(".assistant:not(.typing) .bubble").first).to_be_visible()


def test_no_page_can_be_put_in_a_frame_of_another_site(
    visitor: Visitor, served: Served, attacking_page: AttackingPage
) -> None:
    """The page for a frame is for the sites that are named (test_embedding.py)."""
    refused: list[str] = []
    page = visitor.open()
    page.on("console", lambda line: refused.append(line.text))
    for path in ("/sign-in", "/chat", "/nowhere"):
        page.goto(attacking_page(f'<iframe src="{served.address}{path}"></iframe>'))
        (frame,) = page.frames[1:]
        frame.wait_for_load_state()
        assert frame.url == "chrome-error://chromewebdata/"
    assert len([line for line in refused if "frame-ancestors 'none'" in line]) == 3


def test_what_is_injected_into_a_page_does_not_run(visitor: Visitor) -> None:
    page = visitor.open()
    enter(page)
    page.evaluate(
        "document.addEventListener('securitypolicyviolation', e => (globalThis.seen ??= []).push(e))"
    )
    sinks = (
        "document.body.innerHTML = '<img src=x onerror=\"globalThis.ran = 1\">'",
        "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
        "document.createElement('script').text = 'globalThis.ran = 1'",
        "document.createElement('iframe').srcdoc = '<script>parent.ran = 1</script>'",
        "trustedTypes.createPolicy('mine', { createHTML: text => text })",
        "trustedTypes.createPolicy('lit-html', { createHTML: text => text })",
        "setTimeout('globalThis.ran = 1')",
    )
    for sink in sinks:
        with pytest.raises(Error):
            page.evaluate(f"() => {{ {sink} }}")
    page.evaluate(
        "() => { const link = document.createElement('a'); link.href = 'javascript:globalThis.ran = 1';"
        " document.body.append(link); link.click();"
        " const style = document.createElement('style'); style.textContent = 'body { display: none }';"
        " document.head.append(style);"
        " const base = document.createElement('base'); base.href = 'http://localhost/';"
        " document.head.append(base); }"
    )
    page.wait_for_function("globalThis.seen?.some(e => e.effectiveDirective === 'base-uri')")
    assert page.evaluate("globalThis.ran") is None
    assert page.locator("body").is_visible()
    assert page.evaluate("document.baseURI") == page.url


def test_what_is_said_is_never_taken_for_html_or_a_link(visitor: Visitor, served: Served) -> None:
    page = visitor.open()
    enter(page)
    evil = (
        '<img src=x onerror="ran=1"><a href="javascript:ran=1">klik</a> javascript:ran=1 https://evil.example'
    )
    served.parts.script.append([words(evil)])
    page.locator("textarea").fill("<script>ran=1</script>")
    page.locator("button.send").click()
    expect(page.locator(".assistant:not(.typing) .bubble").last).to_have_text(evil)
    expect(page.locator(".user .bubble").last).to_have_text("<script>ran=1</script>")
    assert page.locator(".log img, .log a, .log script").count() == 0
    assert page.evaluate("globalThis.ran") is None
    assert visitor.complaints == []


def visit_each_page(page: Page, served: Served, look: Callable[[], None]) -> None:
    """Show every page that there is, in the states that it has, and look at each."""
    served.parts.first_sign_in = True
    page.goto(f"{served.address}/sign-in")
    look()
    submit(page)
    look()
    page.locator("#user_name").fill("hr")
    page.locator("#password").fill("wrong")
    submit(page)
    look()
    for why in ("ended", "signed_out", "challenge_ended"):
        page.goto(f"{served.address}/sign-in?{why}=1")
        look()
    page.locator("#user_name").fill("hr")
    page.locator("#password").fill(PASSWORD)
    submit(page)
    look()  # the authenticator
    submit(page)
    look()
    page.locator("#code").fill(CODE)
    submit(page)
    look()  # the recovery codes
    submit(page)
    page.locator(".assistant:not(.typing) .bubble").first.wait_for()
    look()
    page.goto(f"{served.address}/embed")
    page.locator(".assistant:not(.typing) .bubble").first.wait_for()
    look()  # the frame
    page.goto(f"{served.address}/embed/sign-in")
    page.locator("#not-taken").wait_for()
    look()  # the window that a frame opens
    served.parts.down.add("backend")
    page.goto(f"{served.address}/chat")
    look()  # sorry
    served.parts.down.clear()
    page.goto(f"{served.address}/chat")
    page.get_by_role("button", name=re.compile("Uitloggen|Sign out")).click()
    look()
    page.goto(f"{served.address}/embed")
    look()  # the frame before signing in
    page.goto(f"{served.address}/sign-in")
    served.parts.first_sign_in, served.parts.session_alive = False, True
    page.locator("#user_name").fill("hr")
    page.locator("#password").fill(PASSWORD)
    submit(page)
    look()  # the code
    page.get_by_role("link", name=re.compile("herstelcode|recovery")).click()
    look()


@pytest.mark.parametrize(("size", "scheme"), [(SMALL_PHONE, "dark"), (DESKTOP, "light")])
def test_every_page_suits_everyone_in_every_state(
    visitor: Visitor, served: Served, size: ViewportSize, scheme: str
) -> None:
    page = visitor.open("/sign-in", viewport=size, color_scheme=scheme, bypass_csp=True)

    def look() -> None:
        look_closely(page)
        for field in page.locator("[aria-invalid=true]").all():
            told = field.get_attribute("aria-describedby")
            assert page.locator(f"#{told}").inner_text()

    visit_each_page(page, served, look)


def said_on(page: Page) -> str:
    """Return everything that a page says, to the eye and to the ear, but the name of the other language."""
    return str(
        page.evaluate("""() => {
          const said = [];
          const read = root => {
            for (const node of root.querySelectorAll('*')) {
              if (node.lang && node.lang !== document.documentElement.lang) continue;
              for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
                said.push(node.getAttribute(name));
              if (!/^(SCRIPT|STYLE)$/.test(node.nodeName))
                for (const child of node.childNodes) if (child.nodeType === 3) said.push(child.data.trim());
              if (node.shadowRoot) read(node.shadowRoot);
            }
          };
          read(document);
          return said.filter(Boolean).join('\\n');
        }""")
    )


def texts(language: Language) -> set[str]:
    """Return the texts of a language, without those that need a value."""
    found = set()
    for name in CATALOGUES[language]:
        written = (ROOT / f"bot/words/{name}.po").read_text(encoding="utf-8")
        found |= set(re.findall(r'^msgstr "([^"{}]{4,})"$', written, re.MULTILINE))
    return found


@pytest.mark.parametrize(("language", "locale"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_no_page_says_a_word_of_the_other_language(
    visitor: Visitor, served: Served, language: Language, locale: str
) -> None:
    own, other = texts(language), texts("en" if language == "nl" else "nl")
    seen: set[str] = set()
    page = visitor.open("/sign-in", locale=locale)

    def look(own: set[str], foreign: set[str]) -> None:
        assert page.locator("html").get_attribute("lang") == language
        lines = set(said_on(page).splitlines())
        assert not lines & foreign, page.url
        seen.update(lines & own)

    visit_each_page(page, served, partial(look, own, other - own - {"Nederlands", "English"}))
    assert len(seen) > 35


def test_the_choice_of_colours_works_by_keyboard_and_reaches_the_chat(visitor: Visitor) -> None:
    page = visitor.open(color_scheme="light")
    enter(page)
    for name, scheme in (("Donker", "dark"), ("Zoals mijn apparaat", "light dark"), ("Licht", "light")):
        page.get_by_role("button", name="Kleuren van de pagina").press("Enter")
        choice = page.get_by_role("button", name=name)
        expect(choice).to_have_attribute("aria-pressed", "false")
        choice.press("Enter")
        page.locator(".assistant:not(.typing) .bubble").first.wait_for()
        chat = page.locator("employer-chat")
        assert chat.evaluate("chat => getComputedStyle(chat).colorScheme") == scheme
        dark = chat.evaluate("chat => getComputedStyle(chat).backgroundColor") == "rgb(20, 25, 29)"
        assert dark == (scheme == "dark")
    assert visitor.complaints == []


@pytest.mark.parametrize("path", ["/sign-in", "/chat"])
def test_the_first_paint_takes_less_than_50_kilobytes_in_all(visitor: Visitor, path: str) -> None:
    page = visitor.open(viewport=SMALL_PHONE)
    enter(page)
    sizes: list[int] = []
    fresh = page.context.browser
    assert fresh
    context = fresh.new_context(storage_state=page.context.storage_state())
    first = context.new_page()
    first.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    first.goto(visitor.address + path, wait_until="networkidle")
    context.close()
    assert len(sizes) >= 4
    assert sum(sizes) < 50_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_and_chat_in_the_colours_of_an_insurer_suit_everyone(
    browser: Browser, tmp_path: Path, chat_script: Path, scheme: str
) -> None:
    theme = tmp_path / "theme.toml"
    theme.write_text(
        'assistant = "Penny"\ncompany = "Pensioenfonds Zon en Zee"\nlogo_text = "ZZ"\n'
        '[light]\naccent = "#8a1f6d"\nsurface = "#fffdf7"\nground = "#f6f1e4"\n'
        '[dark]\naccent = "#f2a6dc"\non_accent = "#2b0a22"\nsurface = "#1d1420"\nground = "#140d16"\n'
    )
    served = Served(tmp_path, theme_file=theme)
    served.start()
    visitor = Visitor(browser, served.address)
    try:
        page = visitor.open(viewport=SMALL_PHONE, color_scheme=scheme, bypass_csp=True)
        look_closely(page)
        submit(page)
        look_closely(page)
        enter(page)
        page.locator("textarea").fill("hallo")
        page.locator("button.send").click()
        expect(page.get_by_text("Gehoord: hallo")).to_be_visible()
        look_closely(page)
        chat = page.locator("employer-chat")
        surface = {"light": "rgb(255, 253, 247)", "dark": "rgb(29, 20, 32)"}[scheme]
        assert chat.evaluate("chat => getComputedStyle(chat).backgroundColor") == surface
        button = page.get_by_role("button", name="Kleuren van de pagina")
        accent = {"light": "rgb(138, 31, 109)", "dark": "rgb(242, 166, 220)"}[scheme]
        assert button.evaluate("button => getComputedStyle(button).color") == accent
    finally:
        visitor.leave()
        served.stop()
