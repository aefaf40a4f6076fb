/** The documentation's look: wide margins, one column, tables that scroll by themselves on a narrow screen. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2321; --paper: #fcfbf8; --quiet: #5b655f; --line: #d9d6cc; --accent: #0b5d4d; --code: #f1eee5 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6df; --paper: #171b19; --quiet: #a3aca6; --line: #36403b; --accent: #6fc7b0; --code: #222926 }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 76rem; padding: 0 1.5rem 6rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 system-ui, sans-serif; display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 3rem }
nav { position: sticky; top: 0; align-self: start; padding-top: 2.5rem; font-size: .9375rem }
nav ul { list-style: none; margin: 0; padding: 0 }
nav li { margin: .4rem 0 }
a { color: var(--accent); text-underline-offset: .15em }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
main { padding-top: 2rem }
h1 { font: 600 2.25rem/1.2 Georgia, serif; margin: 0 0 1rem }
h2 { font: 600 1.625rem/1.25 Georgia, serif; margin: 3.5rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--line) }
h3 { font-size: 1.0625rem; margin: 2.25rem 0 .25rem; overflow-wrap: anywhere }
.lead { max-width: 46rem; color: var(--quiet) }
.method { display: inline-block; min-width: 3.6em; font: 600 .8125rem/1.6 ui-monospace, monospace; color: var(--accent) }
code { font: .9em ui-monospace, monospace; background: var(--code); padding: .1em .3em; border-radius: .2em }
dl { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: .2rem 1rem; margin: .5rem 0 0 }
dt { color: var(--quiet) }
dd { margin: 0 }
table { border-collapse: collapse; width: 100%; font-size: .9375rem }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line) }
tr:target { background: var(--code) }
@media (max-width: 48rem) {
  body { display: block }
  nav { position: static }
  article, table { overflow-x: auto }
}
`
