import type { RootLayout } from 'anka/http'

export const Root: RootLayout = ({ title, csrfToken, assets, inner }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="csrf-token" content={csrfToken} />
      <title data-default="Fixture">{title ?? 'Fixture'}</title>
      {assets.styles}
      {assets.scripts}
    </head>
    <body>{inner}</body>
  </html>
)
