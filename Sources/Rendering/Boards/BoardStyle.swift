/// The look of boards and sheets: the plan's colours, and for marks a scale from orange to blue-green, which people who
/// confuse red and green tell apart.
enum BoardStyle {
    static let common: StaticString = """
        :root {
          --paper: #fbfaf7; --ink: #1d2326; --quiet: #50595d; --line: #c9c7c0; --card: #eaf1ee; --accent: #0b5a52;
          --a: #f0a26e; --b: #fbdfc9; --d: #d2e8e5; --e: #83c5bd; color-scheme: light dark;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --paper: #14181a; --ink: #ece9e2; --quiet: #a9b0b2; --line: #3a4245; --card: #1b2a29; --accent: #7fd0c2;
            --a: #8a3f12; --b: #4a2c19; --d: #1c3936; --e: #0d5a52;
          }
        }
        * { box-sizing: border-box; margin: 0; padding: 0; }
        html { -webkit-text-size-adjust: 100%; }
        body {
          background: var(--paper); color: var(--ink); line-height: 1.45; overflow-wrap: anywhere;
          font-family: "Seravek", "Gill Sans Nova", "Segoe UI", "Noto Sans", Ubuntu, "Liberation Sans", sans-serif;
        }
        main { max-width: 100rem; margin: 0 auto; padding: 1.25rem; }
        header { display: flex; flex-wrap: wrap; gap: 0 1.5rem; justify-content: space-between; align-items: baseline; }
        header p, footer, small { color: var(--quiet); }
        h1 { font-size: 1.6rem; line-height: 1.2; font-weight: 650; letter-spacing: -.01em; }
        h2 { font-size: 1.1rem; line-height: 1.25; font-weight: 650; color: var(--accent); margin: 0 0 .35em; }
        h3 { font-size: .95rem; font-weight: 650; margin: .7em 0 .1em; }
        a { color: var(--accent); }
        ul { list-style: none; }
        li { margin-top: .2em; }
        section { margin-top: 1.2rem; }

        """

    static let board: StaticString = """
        .needs { background: var(--card); border-inline-start: .4rem solid var(--accent); border-radius: .35rem; padding: 1rem 1.2rem; }
        .needs ol { padding-inline-start: 1.4em; margin-top: .4em; font-size: 1.08rem; }
        .parts { columns: 20rem; column-gap: 2rem; }
        .parts li { margin: 0 0 .3em; break-inside: avoid; }
        .key span { display: inline-block; padding: 0 .5em; border-radius: .2em; margin: 0 .1em .25em 0; }
        .key { margin-bottom: .4em; font-size: .9rem; }
        .key .c { border: 1px solid var(--line); }
        .scroll { overflow: auto; max-height: 88vh; border: 1px solid var(--line); border-radius: .35rem; }
        .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        table { border-collapse: separate; border-spacing: 0; font-size: .88rem; line-height: 1.3; width: 100%; }
        caption { text-align: start; padding: .5em .6em; color: var(--quiet); }
        th, td { padding: .35em .4em; border-bottom: 1px solid var(--line); text-align: center; vertical-align: top; }
        th { font-weight: 600; background: var(--paper); }
        thead th { position: sticky; top: 0; z-index: 2; vertical-align: bottom; border-bottom-width: 2px; min-width: 4em; overflow-wrap: normal; }
        tbody th, .name { position: sticky; left: 0; z-index: 1; text-align: start; min-width: 9.5em; max-width: 13em; overflow-wrap: break-word; }
        thead .name { z-index: 3; }
        small { display: block; font-size: .85em; font-weight: 400; }
        td.words { text-align: start; min-width: 10em; }
        th.words { text-align: start; }
        .a { background: var(--a); }
        .b { background: var(--b); }
        .d { background: var(--d); }
        .e { background: var(--e); }
        .g { color: var(--quiet); outline: 1px dashed var(--quiet); outline-offset: -3px; }
        td.g { font-style: italic; }
        td i { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        td { position: relative; white-space: nowrap; }
        td.words { white-space: normal; }
        .rest { columns: 24rem; column-gap: 2.5rem; margin-top: 1.5rem; border-top: 1px solid var(--line); }
        .rest section { break-inside: avoid; margin-top: 0; padding-top: 1rem; }
        .forest { min-width: 15rem; }
        .forest small { display: flex; justify-content: space-between; }
        .plot { width: 13.75rem; height: 1rem; display: block; margin: 0 auto; }
        .plot .zero { stroke: var(--quiet); stroke-dasharray: 2 2; }
        .plot .range { stroke: var(--accent); stroke-width: 2; }
        .plot circle { fill: var(--accent); stroke: var(--accent); stroke-width: 2; }
        .plot .open { fill: var(--paper); }
        .library th.words { min-width: 8em; }
        .library tbody th { min-width: 14em; max-width: 24em; }
        .spark { width: 10rem; height: 2rem; display: block; }
        .spark polyline { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
        footer { border-top: 1px solid var(--line); margin-top: 1.2rem; padding-top: .8rem; font-size: .9rem; }
        footer p { max-width: 60rem; margin-bottom: .3em; }
        @media (max-width: 40rem) {
          main { padding: .8rem; }
          tbody th, .name { max-width: 9.5em; }
        }
        @page { size: landscape; margin: 10mm; }
        @media print {
          :root { --paper: #fff; --ink: #111; --quiet: #444; }
          html { font-size: 8.5pt; }
          body { background: none; }
          main { max-width: none; padding: 0; }
          .scroll { overflow: visible; max-height: none; border: 0; }
          thead th, tbody th, .name { position: static; }
          table { font-size: .85em; }
          thead th { min-width: 0; }
          .words { min-width: 10em; }
          tr, li, .needs { break-inside: avoid; }
          td, span, .needs { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        }

        """

    static let sheet: StaticString = """
        main { max-width: 50rem; }
        section { border-top: 1px solid var(--line); padding-top: .7rem; }
        .boxes li { padding-inline-start: 1.6em; text-indent: -1.6em; }
        .boxes li::before { content: "☐\\2002"; content: "☐\\2002" / ""; }
        @page { size: portrait; margin: 14mm; }
        @media print {
          :root { --paper: #fff; --ink: #111; --quiet: #444; }
          html { font-size: 11pt; }
          body { background: none; }
          main { max-width: none; padding: 0; }
          li, section { break-inside: avoid; }
        }

        """
}
