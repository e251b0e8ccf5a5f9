export const validators: Readonly<Record<string, (text: string) => boolean>> = {}
