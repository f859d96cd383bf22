/** Lines of .gitattributes: git then keeps the lines of both sides, so different marks of two people never conflict. */
export const mergeAttributes = ["*.hashiya.jsonld merge=union", "**/.hashiya/entities.jsonld merge=union"] as const;
