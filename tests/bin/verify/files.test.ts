import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { filesOf } from '../../../bin/verify/files.ts'
import { eachWithFolder } from '../servers/scratch.ts'

describe('the files to verify', () => {
  const folder = eachWithFolder()
  const within = (name: string): string => join(folder(), name)
  const put = (name: string): Promise<void> => writeFile(within(name), '')

  it('are those named, in the order named, whatever their name ends with', async () => {
    await Promise.all([put('b.txt'), put('a.pdf')])
    expect(await filesOf([within('b.txt'), within('a.pdf'), within('b.txt')])).to.deep.equal([
      within('b.txt'),
      within('a.pdf'),
      within('b.txt'),
    ])
  })

  it('are of a folder the PDFs in it and below, by name, and nothing else', async () => {
    await mkdir(within('deep/er'), { recursive: true })
    await mkdir(within('folder.pdf'))
    await Promise.all(['z.pdf', 'a.PDF', 'deep/er/m.pdf', 'no.txt', 'pdf'].map(put))
    expect(await filesOf([folder()])).to.deep.equal(['a.PDF', 'deep/er/m.pdf', 'z.pdf'].map(within))
  })

  it('do not lead out of the folder by a link', async () => {
    await mkdir(within('in'))
    await put('outside.pdf')
    await symlink(within('outside.pdf'), within('in/link.pdf'))
    await symlink(folder(), within('in/up'))
    expect(await filesOf([within('in')])).to.deep.equal([])
  })

  it('are all the others beside a folder that may not be listed, which is told with the reason', async () => {
    await mkdir(within('m/below'), { recursive: true })
    await Promise.all(['a.pdf', 'm/lost.pdf', 'z.pdf'].map(put))
    const files = await filesOf([folder()], (path) =>
      path === within('m')
        ? Promise.reject(Object.assign(new Error('refused'), { code: 'EACCES' }))
        : readdir(path, { withFileTypes: true }),
    )
    const shut = { file: within('m'), unreadable: 'EACCES' }
    expect(files).to.deep.equal([within('a.pdf'), shut, within('z.pdf')])
  })

  it('are none of an empty folder, and what is missing as it stands', async () => {
    await mkdir(within('empty'))
    expect(await filesOf([within('empty'), within('gone')])).to.deep.equal([within('gone')])
  })
})
