import SiteRendering

/// A page on its own: no file beside it, nothing from a network.
struct StandalonePage {
  var title: String
  var body: HTML

  var text: String {
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      \(body)
      </main>
      </body>
      </html>

      """
    return page.markup
  }

  private static let style: HTML = """
    :root { color-scheme: light dark; --ink: light-dark(#1d2330, #e4e7ee);
      --paper: light-dark(#fdfdfb, #16181d); --line: light-dark(#d9dce3, #363b46);
      --muted: light-dark(#5b6475, #9aa3b4); --right: light-dark(#1a6e3c, #6fcf97);
      --wrong: light-dark(#a8261c, #ff8f85); --warn: light-dark(#8a5a00, #f0b860);
      --shade: light-dark(#f3f4f1, #1e2128); }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 72rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1 { font-size: 1.6rem; margin: 0 0 .3rem; } h2 { font-size: 1.2rem; margin: 2.2rem 0 .5rem; }
    p.summary { color: var(--muted); margin: 0 0 1.5rem; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; min-width: 100%; font-variant-numeric: tabular-nums; }
    th, td { text-align: left; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line);
      vertical-align: top; }
    thead th { position: sticky; top: 0; background: var(--paper); font-size: .85rem;
      color: var(--muted); font-weight: 600; }
    td.number, th.number { text-align: right; padding-right: 1.2rem; white-space: nowrap; }
    .graded { color: inherit; } .full { color: var(--right); font-weight: 600; }
    .none { color: var(--muted); } .trouble { color: var(--wrong); font-weight: 600; }
    .warn { color: var(--warn); }
    small { color: var(--muted); display: block; font-size: .8rem; font-weight: 400; }
    a { color: inherit; } ul { padding-left: 1.2rem; } li { margin: .2rem 0; }
    pre { background: var(--shade); padding: .9rem 1.1rem; border-radius: .4rem; overflow-x: auto;
      font: .85rem/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
    .pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; }
    .pair pre { white-space: pre; } mark { background: color-mix(in srgb, var(--warn) 28%, transparent);
      color: inherit; } mark.b { background: color-mix(in srgb, var(--right) 25%, transparent); }
    mark.c { background: color-mix(in srgb, var(--wrong) 22%, transparent); }
    .note { border-left: .25rem solid var(--warn); padding: .2rem 0 .2rem 1rem; max-width: 60ch; }
    @media (max-width: 50rem) { .pair { grid-template-columns: minmax(0, 1fr); } }
    @media print { .scroll { overflow: visible; } }
    """
}
