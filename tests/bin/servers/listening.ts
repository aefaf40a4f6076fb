import { readdir, readFile, readlink } from 'node:fs/promises'

const LISTENING = '0A'

/** The addresses on which a process listens, as Linux writes them (hexadecimal), read from /proc. */
export async function listeningAddresses(pid: number): Promise<string[]> {
  const files = await readdir(`/proc/${pid}/fd`)
  const links = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')))
  const sockets = new Set(links.map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1]))
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8')),
  )
  const rows = tables.flatMap((table) => table.trim().split('\n').slice(1))
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === LISTENING && sockets.has(inode))
    .map(([, local]) => local?.split(':')[0] ?? '')
}

/** 127.0.0.1 and ::1 in that writing. */
export const LOOPBACK = ['0100007F', '00000000000000000000000001000000']
