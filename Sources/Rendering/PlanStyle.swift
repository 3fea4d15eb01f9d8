/// The look of the HTML plan: to be read from two metres on a wall, on a phone in the store room, and at night.
enum PlanStyle {
    static let text = """
        :root {
          --paper: #fbfaf7; --ink: #1d2326; --quiet: #50595d; --line: #c9c7c0; --card: #eaf1ee; --accent: #0b5a52;
          --scale: #d5d3cc; color-scheme: light dark;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --paper: #14181a; --ink: #ece9e2; --quiet: #a9b0b2; --line: #3a4245; --card: #1b2a29; --accent: #7fd0c2;
            --scale: #394144;
          }
        }
        * { box-sizing: border-box; margin: 0; padding: 0; }
        html { font-size: 100%; -webkit-text-size-adjust: 100%; }
        body {
          background: var(--paper); color: var(--ink); line-height: 1.45; overflow-wrap: anywhere;
          font-family: "Seravek", "Gill Sans Nova", "Segoe UI", "Noto Sans", Ubuntu, "Liberation Sans", sans-serif;
        }
        main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1.25rem 2rem; }
        header { display: flex; flex-wrap: wrap; gap: 0 1.5rem; justify-content: space-between; align-items: baseline; }
        header p { color: var(--quiet); }
        h1 { font-size: 1.5rem; line-height: 1.2; font-weight: 650; letter-spacing: -.01em; }
        h2 { font-size: 1.25rem; line-height: 1.25; font-weight: 650; }
        h3 { font-size: .95rem; font-weight: 650; color: var(--accent); margin: 1.1em 0 .2em; }
        h4 { font-size: 1rem; font-weight: 650; line-height: 1.3; }
        .note, .marks dd, .head p, footer { color: var(--quiet); }
        .note { font-size: .9rem; }
        .huddle {
          background: var(--card); border-inline-start: .4rem solid var(--accent); border-radius: .35rem;
          padding: 1.3rem 1.4rem 1.2rem; margin: 1rem 0 1.5rem;
        }
        .huddle h2 { color: var(--accent); font-size: 1.15rem; }
        .huddle blockquote {
          font-family: "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, "Noto Serif", "Liberation Serif", serif;
          font-size: 1.75rem; line-height: 1.3; margin: .35em 0 .5em; text-wrap: pretty;
        }
        .huddle dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em .8em; font-size: 1.1rem; }
        .huddle dl div { display: contents; }
        .huddle dt { font-weight: 650; color: var(--accent); white-space: nowrap; }
        .head { display: flex; flex-wrap: wrap; gap: 0 1.2rem; align-items: baseline; justify-content: space-between; }
        .halves { display: grid; gap: 0 2.4rem; }
        .halves > div > :first-child { margin-top: .7em; }
        .marks div { display: grid; grid-template-columns: 1fr auto; gap: 0 1em; margin-top: .45em; }
        .marks dd { text-align: end; font-weight: 650; color: var(--ink); }
        .marks div > svg { grid-column: 1 / -1; display: block; width: calc(100% - 14px); margin-inline: 7px; }
        .marks svg { overflow: visible; }
        .scale { stroke: var(--scale); stroke-width: 4; stroke-linecap: round; }
        .way { stroke: var(--accent); stroke-width: 4; stroke-linecap: round; }
        .here circle { fill: var(--accent); }
        .peers circle { fill: var(--paper); stroke: var(--accent); stroke-width: 2.5; }
        .want path { fill: var(--paper); stroke: var(--accent); stroke-width: 2.5; }
        .weeks { display: block; width: 100%; height: auto; overflow: visible; margin-top: .3em; }
        .weeks text, .boxes text { font-size: 13px; font-weight: 650; fill: var(--ink); }
        .weeks .date, .boxes text { font-size: 11.5px; font-weight: 400; fill: var(--quiet); }
        .weeks .aim { stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 5 4; }
        .weeks .bar { stroke: var(--scale); stroke-width: 7; stroke-linecap: round; }
        .weeks .line { fill: none; stroke: var(--accent); stroke-width: 1.5; }
        .weeks circle { fill: var(--accent); }
        .boxes { display: block; width: 14rem; max-width: 100%; height: auto; margin-top: .4em; }
        .boxes rect { fill: none; stroke: var(--quiet); stroke-width: 1.5; }
        .boxes path { fill: none; stroke: var(--accent); stroke-width: 3; stroke-linecap: round; stroke-linejoin: round; }
        .boxes .skipped { stroke: var(--quiet); stroke-width: 2; }
        .focus blockquote { border-inline-start: 3px solid var(--line); padding-inline-start: .8em; margin: .35em 0 .55em; }
        .focus blockquote p { font-style: italic; }
        .focus blockquote footer { font-size: .85rem; }
        .action { display: flex; gap: .8em; margin: .35em 0 .9em; }
        .action > div { min-width: 0; }
        .action ol { padding-inline-start: 1.3em; margin: .25em 0; }
        .action li { margin-top: .15em; }
        .box { flex: none; width: 1.5rem; height: 1.5rem; fill: none; stroke: var(--ink); stroke-width: 1.8; }
        .box path { stroke: var(--accent); stroke-width: 2.6; stroke-linecap: round; stroke-linejoin: round; }
        .rest {
          display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem 2rem;
          border-top: 1px solid var(--line); margin-top: 1.5rem; padding-top: 1rem;
        }
        .rest h2 { font-size: .95rem; color: var(--accent); }
        .rest ul { list-style: none; }
        .rest li { margin-top: .15em; }
        .page { border-top: 1px solid var(--line); margin-top: 1.2rem; padding-top: .6rem; font-size: .85rem; }
        @media (max-width: 30rem) {
          main { padding: 1rem; }
          .huddle { padding: 1rem; }
          .huddle blockquote { font-size: 1.4rem; }
        }
        @media (min-width: 46rem), print { .halves { grid-template-columns: 1fr 1fr; } }
        @page { margin: 9mm 12mm; }
        @media print {
          :root {
            --paper: #fff; --ink: #111; --quiet: #444; --line: #bbb; --card: #eef4f2; --accent: #0b5a52; --scale: #d5d5d5;
          }
          html { font-size: var(--print); }
          body { background: none; line-height: 1.36; }
          main { max-width: none; padding: 0; max-height: 100vh; overflow: hidden; }
          .huddle { padding: .9rem 1.2rem; margin: .7rem 0 1rem; }
          .huddle blockquote { font-size: 1.6rem; }
          .weeks { height: 6.8rem; }
          .rest { grid-template-columns: repeat(3, 1fr); margin-top: 1rem; }
          .huddle { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          section, .action, blockquote { break-inside: avoid; }
        }
        """
}
