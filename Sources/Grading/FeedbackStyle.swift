/// How feedback pages look, by day and by night.
enum FeedbackStyle {
  static let sheet = """
    :root { --paper: #fff; --ink: #1b1f24; --soft: #59636e; --line: #d1d9e0; --code: #f6f8fa;
      --right: #1a7f37; --wrong: #b3261e; --mark: #ffd7d5; --said: #eef4ff; --rule: #0a5bd3; }
    @media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #e6edf3;
      --soft: #9198a1; --line: #3d444d; --code: #161b22; --right: #4cc263; --wrong: #ff8f87;
      --mark: #7d2a26; --said: #131d2e; --rule: #6ea8fe; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.55 system-ui, sans-serif; }
    main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
    h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; padding-top: 1.5rem;
      border-top: 1px solid var(--line); }
    h3 { font-size: 1rem; margin: 1.75rem 0 .25rem; }
    p { margin: .5rem 0; }
    ul { list-style: none; margin: 1rem 0; padding: 0; }
    li { padding: .5rem 0 .6rem 1.75rem; border-top: 1px solid var(--line); }
    .check { margin: 0; display: flex; gap: .5rem; align-items: baseline; }
    .mark { margin-left: -1.75rem; width: 1.25rem; font-weight: 700; }
    .passed .mark { color: var(--right); }
    .failed .mark { color: var(--wrong); }
    .points { margin-left: auto; color: var(--soft); font-variant-numeric: tabular-nums; }
    .score { font-size: 1.15rem; font-weight: 600; margin: .75rem 0 .4rem; }
    .full { color: var(--right); }
    .bar { display: block; width: 100%; height: .4rem; }
    .track { fill: var(--line); }
    .done { fill: var(--right); }
    .soft { color: var(--soft); }
    .trouble { border-left: .25rem solid var(--wrong); padding: .1rem .9rem; }
    .said { border-left: .25rem solid var(--rule); background: var(--said);
      padding: .4rem .9rem; }
    blockquote { margin: 1rem 0; padding: .1rem 1rem; border-left: .25rem solid var(--line); }
    blockquote p, details p { white-space: pre-wrap; }
    pre { font: .85rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; margin: .4rem 0;
      background: var(--code); border-radius: .35rem; padding: .4rem .7rem;
      white-space: pre-wrap; overflow-wrap: anywhere; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .75rem;
      margin: .4rem 0; align-items: baseline; }
    dt { color: var(--soft); font-size: .9rem; }
    dd { margin: 0; min-width: 0; }
    dd pre { margin: .1rem 0; }
    mark { background: var(--mark); color: inherit; border-radius: .2rem; padding: 0 .2rem; }
    details { margin: .6rem 0; border: 1px solid var(--line); border-radius: .35rem;
      padding: .3rem .8rem; }
    summary { cursor: pointer; font-weight: 600; }
    @media (max-width: 30rem) { dl { grid-template-columns: 1fr; } }
    @media print { main { max-width: none; padding: 0; } }

    """
}
