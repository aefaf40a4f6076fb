import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { readFaces, type Faces } from '../../signatures/draw/document.ts'

const FAMILY = '@expo-google-fonts/crimson-text'
const { resolve } = createRequire(import.meta.url)

/** The type face of all that the engine draws: Crimson Text, under the SIL Open Font License. Read it once. */
export async function drawingFaces(): Promise<Faces> {
  const [regular, italic, bold] = await Promise.all(
    ['400Regular', '400Regular_Italic', '600SemiBold'].map((cut) =>
      readFile(resolve(`${FAMILY}/${cut}/CrimsonText_${cut}.ttf`)),
    ),
  )
  if (regular === undefined || italic === undefined || bold === undefined) {
    throw new Error('A font is missing')
  }
  return readFaces({ regular, italic, bold })
}
