/// The HTML plan: one file without scripts and without anything from elsewhere, one page when printed.
///
/// Every key is one of `PlanModel`'s; nothing from outside stands in an attribute.
enum PlanTemplate {
    static let text = """
        <!doctype html>
        <html lang="{{lang}}" style="--print: {{print_size}}pt">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{{title}} · {{date}}</title>
        <style>
        \(PlanStyle.text)
        </style>
        </head>
        <body>
        <main>
        <header>
        <h1 dir="auto">{{title}}</h1>
        <p><bdi>{{brand}}</bdi> · <span class="date">{{date}}</span></p>
        </header>
        <section class="huddle">
        <h2><bdi>{{topic}}</bdi></h2>
        {{#say}}
        <blockquote dir="auto">{{say_quoted}}</blockquote>
        {{/say}}
        <dl>
        {{#why}}
        <div><dt>{{why_heading}}</dt><dd dir="auto">{{why_text}}</dd></div>
        {{/why}}
        <div><dt>{{todo_heading}}</dt><dd dir="auto">{{todo}}</dd></div>
        </dl>
        </section>
        {{#focus}}
        <section class="focus">
        <div class="head">
        <h2>{{focus_heading}}: <bdi>{{label}}</bdi></h2>
        {{#when}}
        <p>{{when_text}}</p>
        {{/when}}
        </div>
        {{#first_weeks}}
        <p><strong>{{first_weeks_text}}</strong></p>
        {{/first_weeks}}
        <div class="halves">
        <div>
        {{#marks}}
        <dl class="marks">
        <div class="here"><dt>{{here_heading}}</dt><dd>{{here_text}}</dd>
        <svg aria-hidden="true" height="14" width="100%"><line class="scale" x1="0" x2="100%" y1="7" y2="7"/>\
        <line class="way" x1="0" x2="{{here_position}}%" y1="7" y2="7"/>\
        <circle cx="{{here_position}}%" cy="7" r="6"/></svg></div>
        {{#peers}}
        <div class="peers"><dt>{{peers_heading}}</dt><dd>{{peers_text}}</dd>
        <svg aria-hidden="true" height="14" width="100%"><line class="scale" x1="0" x2="100%" y1="7" y2="7"/>\
        <circle cx="{{peers_position}}%" cy="7" r="5"/></svg></div>
        {{/peers}}
        <div class="want"><dt>{{want_heading}}</dt><dd>{{want_text}}</dd>
        <svg aria-hidden="true" height="14" width="100%"><line class="scale" x1="0" x2="100%" y1="7" y2="7"/>\
        <svg x="{{want_position}}%" y="7"><path d="M0-7 7 0 0 7-7 0z"/></svg></svg></div>
        </dl>
        {{/marks}}
        {{^marks}}
        <dl class="marks">
        <div><dt>{{here_heading}}</dt><dd>{{here}}</dd></div>
        <div><dt>{{want_heading}}</dt><dd>{{want}}</dd></div>
        </dl>
        {{/marks}}
        {{#weeks}}
        <h3>{{weeks_heading}}</h3>
        <svg class="weeks" viewBox="0 0 320 92" preserveAspectRatio="xMinYMid" role="img" aria-label="{{weeks_summary}}">\
        <line class="aim" x1="0" x2="290" y1="{{weeks_target}}" y2="{{weeks_target}}"/>\
        {{#weeks_bars}}<path class="bar" d="{{bar}}"/>{{/weeks_bars}}<path class="line" d="{{weeks_path}}"/>\
        {{#weeks_dots}}<circle cx="{{dot_x}}" cy="{{dot_y}}" r="4"/>{{/weeks_dots}}\
        <text x="292" y="{{weeks_last_y}}" dy="4">{{weeks_last_mark}}</text>\
        <text class="date" x="0" y="88">{{weeks_first}}</text>\
        <text class="date" x="290" y="88" text-anchor="end">{{weeks_last}}</text></svg>
        <p class="note">{{weeks_key}}</p>
        {{/weeks}}
        {{#dashboard}}
        <p class="note" dir="auto">{{dashboard_text}}</p>
        {{/dashboard}}
        <h3>{{reason_heading}}</h3>
        <p dir="auto">{{reason}}</p>
        {{#ask}}
        <p><strong>{{ask_text}}</strong></p>
        {{/ask}}
        {{#said}}
        <h3>{{said_heading}}</h3>
        {{#quotes}}
        <blockquote><p dir="auto" lang="">{{quote}}</p><footer>{{quote_date}}</footer></blockquote>
        {{/quotes}}
        {{#causes}}
        <p class="note" dir="auto">{{.}}</p>
        {{/causes}}
        {{/said}}
        </div>
        <div>
        {{#has_actions}}
        <h3>{{actions_heading}}</h3>
        {{/has_actions}}
        {{#actions}}
        <div class="action">
        <svg class="box" viewBox="0 0 20 20" role="img" aria-label="{{box_label}}">\
        <rect x="1.5" y="1.5" width="17" height="17" rx="2.5"/>\
        {{#ticked}}<path d="M5 10.5l3.5 3.5L15 6.5"/>{{/ticked}}</svg>
        <div>
        <h4 dir="auto">{{action_title}}</h4>
        <p class="note"><bdi>{{effort}}</bdi>{{#state}} · {{state_text}}{{/state}}</p>
        {{#has_steps}}
        <ol>
        {{#steps}}
        <li dir="auto">{{.}}</li>
        {{/steps}}
        </ol>
        {{/has_steps}}
        <p class="note">{{evidence}}{{#author}} <bdi>{{author_text}}</bdi>{{/author}}</p>
        {{#has_note}}
        <p class="note" dir="auto">{{note}}</p>
        {{/has_note}}
        </div>
        </div>
        {{/actions}}
        {{#has_watch}}
        <h3>{{watch_heading}}</h3>
        {{/has_watch}}
        {{#watch}}
        <p dir="auto">{{.}}</p>
        {{/watch}}
        {{#best}}
        <h3>{{best_heading}}</h3>
        <p><bdi>{{best_name}}</bdi>: {{best_text}}</p>
        {{/best}}
        </div>
        </div>
        </section>
        {{/focus}}
        <div class="rest">
        {{#lists}}
        <section>
        <h2>{{list_heading}}</h2>
        <ul>
        {{#items}}
        <li dir="auto">{{.}}</li>
        {{/items}}
        </ul>
        {{#has_boxes}}
        <svg class="boxes" viewBox="0 0 {{boxes_width}} 44" role="img" aria-label="{{boxes_label}}">\
        {{#boxes}}<rect x="{{box_x}}" y="2" width="22" height="22" rx="3"/>\
        {{#box_done}}<svg x="{{box_x}}" y="2"><path d="M5 11.5l4 4L17 7"/></svg>{{/box_done}}\
        {{#box_skipped}}<svg x="{{box_x}}" y="2"><path class="skipped" d="M6 11h10"/></svg>{{/box_skipped}}\
        <text x="{{box_middle}}" y="40" text-anchor="middle">{{box_day}}</text>{{/boxes}}</svg>
        {{/has_boxes}}
        </section>
        {{/lists}}
        </div>
        <footer class="page">
        {{#footer}}
        <p dir="auto">{{.}}</p>
        {{/footer}}
        </footer>
        </main>
        </body>
        </html>

        """
}
