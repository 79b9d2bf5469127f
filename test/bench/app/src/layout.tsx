import type { RootLayout } from 'anka/http'

export const Root: RootLayout = ({ title, csrfToken, assets, inner }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="csrf-token" content={csrfToken} />
      <title>{title ?? 'Bench'}</title>
      {assets.styles}
      {assets.scripts}
    </head>
    <body>{inner}</body>
  </html>
)
