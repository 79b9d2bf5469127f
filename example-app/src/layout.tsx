import type { RootLayout } from 'anka/http'

/** The document around every page. It is sent once and never patched. */
export const Root: RootLayout = ({ title, csrfToken, assets, inner }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="color-scheme" content="light dark" />
      <meta name="csrf-token" content={csrfToken} />
      <meta
        name="description"
        content="Roost, a team workspace: the example application of Anka."
      />
      <title data-suffix=" · Roost" data-default="Roost">
        {title ? `${title} · Roost` : 'Roost'}
      </title>
      <link rel="icon" href="/roost.svg" type="image/svg+xml" />
      {assets.styles}
      {assets.scripts}
    </head>
    <body>{inner}</body>
  </html>
)
