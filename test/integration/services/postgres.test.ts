import pg from 'pg'
import { describe, expect, it } from 'vitest'

describe('the PostgreSQL of the test run', () => {
  it('keeps a row within a transaction', async () => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await client.connect()

    await client.query('begin')
    await client.query('create temporary table rooms (id integer primary key, name text)')
    await client.query('insert into rooms values ($1, $2)', [7, 'Roost'])
    const { rows } = await client.query('select id, name from rooms')
    await client.query('rollback')

    expect(rows).toEqual([{ id: 7, name: 'Roost' }])
    await client.end()
  })

  it('is of a version that the framework supports', async () => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await client.connect()

    const { rows } = await client.query('show server_version_num')

    expect(Number(rows[0]?.server_version_num)).toBeGreaterThanOrEqual(150_000)
    await client.end()
  })
})
