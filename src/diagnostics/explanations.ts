/** What `mofc explain CODE` says of each code beside its table entry: why the rule is there, and how it looks wrong and right. */
import type { Dialect } from "../source/dialect.ts";
import type { Code } from "./codes.ts";

/** A rule that a short MOF text can show. */
export interface MofExplanation {
  readonly why: string;
  readonly wrong: string;
  readonly right: string;
  /** The dialect in which `wrong` is wrong, where that is not DMTF's. */
  readonly dialect?: Dialect;
}

/** A rule that a few lines of TypeScript can show, with everything generated imported as it is named. */
export interface TypeScriptExplanation {
  readonly why: string;
  readonly wrongCode: string;
  readonly rightCode: string;
}

/** Something about files, folders or options. */
export interface TextExplanation {
  readonly why: string;
}

export type Explanation = MofExplanation | TypeScriptExplanation | TextExplanation;

export function hasExample(explanation: Explanation): explanation is MofExplanation {
  return "wrong" in explanation;
}

export function hasCodeExample(explanation: Explanation): explanation is TypeScriptExplanation {
  return "wrongCode" in explanation;
}

export const explanations: Readonly<Record<Code, Explanation>> = {
  // Files
  "file-missing": {
    why: "An argument names neither a file nor a folder, and is no glob that matches one. Nothing is read for it.",
  },
  "include-folder-missing": {
    why: "A folder of -I, or of include in the configuration, is not there. Without it, what is included or derived from would be reported as missing, one by one.",
  },
  "file-unreadable": {
    why: "The file is there, but the system does not let mofc read it: a permission, or a device that does not answer.",
  },
  "folder-without-mof": {
    why: "Folders and globs stand for the .mof and .mfl files below them. Where there is none, the argument is probably wrong.",
  },
  "file-empty": {
    why: "A MOF file declares something. One without any declaration is cut off, a template that was never filled, or no MOF at all.",
  },
  "file-foreign": {
    why: "The text is a script or a document of another kind that has the name of a MOF file. Reading it as MOF would end in many errors that say nothing.",
  },
  "file-binary": {
    why: "NUL characters do not occur in text. Compiled MOF (.bmf) and other binary files cannot be read; UTF-16 files can, with or without a byte order mark.",
  },
  "file-encoding": {
    why: "The bytes are no UTF-8. They were read as Windows-1252, which older Windows editors write; characters other than ASCII may be wrong.",
  },
  "inc-missing": {
    why: "An included file is looked for beside the including file, then in the folders of -I, at last without regard to case. What it would declare is missing.",
    wrong: `#pragma include ("ACME_Missing.mof")`,
    right: `#pragma locale ("en_US")`,
  },
  "inc-depth": {
    why: "Files include each other in a chain that no schema needs. It is cut, so that a chain without end cannot keep mofc busy.",
  },
  "inc-cycle": {
    why: "A file includes itself, directly or through others. It is read once; the directive that closes the circle can be removed.",
  },

  // Syntax
  "syntax-error": {
    why: "The text does not follow the grammar. mofc goes on at the next member or declaration, so that one run shows all such places.",
    wrong: `class ACME_Disk {
  [Key] string Name
  uint64 Size
};`,
    right: `class ACME_Disk {
  [Key] string Name;
  uint64 Size;
};`,
  },
  "syntax-character": {
    why: "No token of MOF begins with this character. It often comes from a word processor or a half-removed template.",
    wrong: `class ACME_Disk {
  [Key] string Name; @
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};`,
  },
  "string-unterminated": {
    why: "A string ends with a quote. Where it is missing the rest of the line is taken for the string.",
    wrong: `#pragma locale ("en_US)`,
    right: `#pragma locale ("en_US")`,
  },
  "string-newline": {
    why: "A string value stays on its line. Longer texts are several strings in a row, which are joined.",
    wrong: `[Description("The first part
and the second.")]
class ACME_Disk {
  [Key] string Name;
};`,
    right: `[Description("The first part "
  "and the second.")]
class ACME_Disk {
  [Key] string Name;
};`,
  },
  "string-escape": {
    why: "A backslash begins an escape sequence; one that stands for itself is written twice. Compilers do different things with unknown ones.",
    wrong: `#pragma include ("Core\\CIM_Disk.mof")`,
    right: `#pragma locale ("en\\\\US")`,
  },
  "comment-unterminated": {
    why: "A block comment without its end takes the rest of the file.",
    wrong: `#pragma locale ("en_US")
/* to do`,
    right: `#pragma locale ("en_US")
/* done */`,
  },
  "trailing-comma": {
    why: "The grammar has commas between things, not behind the last one. Some compilers accept it, others do not.",
    wrong: `[Abstract, ]
class ACME_Disk {
};`,
    right: `[Abstract]
class ACME_Disk {
};`,
  },
  "nesting-depth": {
    why: "Arrays and instances stand inside one another more than 256 times. No schema needs that; the limit keeps the compiler from running out of stack.",
  },
  "mof3-syntax": {
    why: "DSP0221 defines MOF 3 with structures and enumerations. Tools for CIM 2 and WMI cannot read it, and mofc compiles MOF 2.",
    wrong: `enumeration ACME_State : uint16 {
  On = 1
};`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"1"}, Values{"On"}] uint16 State;
};`,
  },
  "draft-syntax": {
    why: "Drafts of MOF had typedefs, enumerations, unions and interfaces. No version of the language kept them, and no compiler reads them.",
    wrong: `enum ACME_State { On, Off };`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"0", "1"}, Values{"On", "Off"}] uint16 State;
};`,
  },
  "type-missing": {
    why: "A property is its type and its name.",
    wrong: `[Abstract]
class ACME_Base {
  State;
};`,
    right: `[Abstract]
class ACME_Base {
  uint16 State;
};`,
  },
  "literal-octal": {
    why: "A number that begins with 0 is octal, and octal numbers have no 8 and no 9.",
    wrong: `[Abstract]
class ACME_Base {
  uint16 Port = 0089;
};`,
    right: `[Abstract]
class ACME_Base {
  uint16 Port = 89;
};`,
  },
  "literal-number": {
    why: "MOF writes numbers in its own way: a real number has a decimal point with digits behind it, a binary number ends in b, and there are no suffixes for sizes. mofc check --fix rewrites what other languages mean without doubt.",
    wrong: `[Abstract]
class ACME_Base {
  real32 Load = 1e5;
  uint8 Mask = 0b101;
};`,
    right: `[Abstract]
class ACME_Base {
  real32 Load = 1.0e5;
  uint8 Mask = 101b;
};`,
  },
  "macro-function": {
    why: "Driver samples use the C preprocessor. mofc replaces plain macros, but not those with parameters. One that is defined and not used does no harm.",
    wrong: `#define SIZE(x) x
[Abstract]
class ACME_Base {
  uint32 Size = SIZE(8);
};`,
    right: `#define SIZE 8
[Abstract]
class ACME_Base {
  uint32 Size = SIZE;
};`,
    dialect: "wmi",
  },
  "macro-operator": {
    why: "Macros of headers that C shares may be expressions. mofc puts the text of a macro in the place of its name and computes nothing.",
    wrong: `#define SIZE (1 | 2)
[Abstract]
class ACME_Base {
  uint32 Size = SIZE;
};`,
    right: `#define SIZE 3
[Abstract]
class ACME_Base {
  uint32 Size = SIZE;
};`,
    dialect: "wmi",
  },
  "macro-conditional": {
    why: "mofc does not evaluate conditions of the C preprocessor: both branches are read.",
    wrong: `#ifdef DEBUG
[Abstract]
class ACME_Base {
};
#endif`,
    right: `[Abstract]
class ACME_Base {
};`,
    dialect: "wmi",
  },
  "bare-text": {
    why: "A word without quotes is no value. It is a string that lacks its quotes, or a macro whose file is not included.",
    wrong: `[Abstract]
class ACME_Base {
  string Mode = Automatic;
};`,
    right: `[Abstract]
class ACME_Base {
  string Mode = "Automatic";
};`,
  },

  "array-place": {
    why: "MOF writes the brackets behind the name, as C does. Other languages have them behind the type.",
    wrong: `[Abstract]
class ACME_Base {
  uint8[] Bytes;
  boolean Read([In] uint8[] Codes);
};`,
    right: `[Abstract]
class ACME_Base {
  uint8 Bytes[];
  boolean Read([In] uint8 Codes[]);
};`,
  },

  // What one dialect allows and another does not
  "dialect-embedded-object": {
    why: "WMI lets a class stand as the type of a property that holds an instance. DMTF MOF has strings with a qualifier for that.",
    wrong: `[Abstract]
class ACME_Base {
};
[Abstract]
class ACME_Holder {
  ACME_Base Part;
};`,
    right: `[Abstract]
class ACME_Base {
};
[Abstract]
class ACME_Holder {
  [EmbeddedInstance("ACME_Base")] string Part;
};`,
  },
  "dialect-void": {
    why: "Methods of DMTF MOF return a value; only WMI has void.",
    wrong: `[Abstract]
class ACME_Base {
  void Reset();
};`,
    right: `[Abstract]
class ACME_Base {
  boolean Reset();
};`,
  },
  "dialect-parameter-default": {
    why: "WMI gives default values to parameters, DMTF MOF does not.",
    wrong: `[Abstract]
class ACME_Base {
  boolean Reset([In] boolean Force = false);
};`,
    right: `[Abstract]
class ACME_Base {
  boolean Reset([In] boolean Force);
};`,
  },
  "dialect-flavor": {
    why: "Amended, ToInstance, NotToInstance and NotToSubclass are flavors of WMI only.",
    wrong: `Qualifier Colour : string = null, Scope(any), Flavor(ToInstance);`,
    right: `Qualifier Colour : string = null, Scope(any), Flavor(ToSubclass);`,
  },
  "dialect-nested-instance": {
    why: "WMI writes an instance in the place of a value. DMTF MOF puts it into a string.",
    wrong: `class ACME_Part {
  [Key] string Name;
};
class ACME_Holder {
  [Key] string Name;
  [EmbeddedInstance("ACME_Part")] string Part;
};
instance of ACME_Holder {
  Name = "h";
  Part = instance of ACME_Part { Name = "p"; };
};`,
    right: `class ACME_Part {
  [Key] string Name;
};
class ACME_Holder {
  [Key] string Name;
  [EmbeddedInstance("ACME_Part")] string Part;
};
instance of ACME_Holder {
  Name = "h";
  Part = "instance of ACME_Part { Name = \\"p\\"; };";
};`,
  },
  "dialect-qualifier-flavors": {
    why: "WMI can give flavors to all uses of a qualifier without declaring it. DMTF MOF declares the qualifier with its type, scope and flavors.",
    wrong: `Qualifier Description : ToSubclass Translatable;`,
    right: `Qualifier Colour : string = null, Scope(any), Flavor(ToSubclass, Translatable);`,
  },
  "dialect-macro": {
    why: "Lines of the C preprocessor are read by mofcomp and its driver tools only.",
    wrong: `#define LIMIT 8
[Abstract]
class ACME_Base {
};`,
    right: `[Abstract]
class ACME_Base {
};`,
  },
  "docs-method": {
    why: "Reference pages print a method without its class. As a file to compile it belongs into a class.",
    wrong: `boolean Reset([In] boolean Force);`,
    right: `[Abstract]
class ACME_Base {
  boolean Reset([In] boolean Force);
};`,
  },
  "docs-datetime": {
    why: "Reference pages print datetimes without quotes. In MOF they are strings.",
    wrong: `[Abstract]
class ACME_Base {
  datetime Delay = 00000000000500.000000:000;
};`,
    right: `[Abstract]
class ACME_Base {
  datetime Delay = "00000000000500.000000:000";
};`,
  },

  // Pragmas
  "prag-unknown": {
    why: "Compilers pass over a pragma that they do not know, so that a misspelt one does nothing and nobody hears of it.",
    wrong: `#pragma namspace ("root/cimv2")`,
    right: `#pragma namespace ("root/cimv2")`,
  },
  "prag-args": {
    why: "The pragma needs other arguments than these and cannot be carried out.",
    wrong: `#pragma deleteclass ("ACME_Base", MAYBE)`,
    right: `#pragma deleteclass ("ACME_Base", NOFAIL)`,
  },
  "prag-namespace": {
    why: "A namespace is a path of names on the computer where the file is compiled. mofcomp does not write to another computer.",
    wrong: `#pragma namespace ("\\\\\\\\server\\\\root\\\\acme")`,
    right: `#pragma namespace ("\\\\\\\\.\\\\root\\\\acme")`,
    dialect: "wmi",
  },

  // Names
  "name-dup-class": {
    why: "A name stands for one class in a schema; case does not count. In WMI the later declaration updates the earlier one, which mofc does not follow.",
    wrong: `[Abstract]
class ACME_Base {
};
[Abstract]
class ACME_BASE {
};`,
    right: `[Abstract]
class ACME_Base {
};
[Abstract]
class ACME_Other {
};`,
  },
  "name-dup-feature": {
    why: "Properties, references and methods of a class share one set of names; case does not count.",
    wrong: `[Abstract]
class ACME_Base {
  uint32 Reset;
  boolean Reset();
};`,
    right: `[Abstract]
class ACME_Base {
  uint32 ResetCount;
  boolean Reset();
};`,
  },
  "name-dup-param": {
    why: "Parameters are passed by name, so that each name can stand for one only.",
    wrong: `[Abstract]
class ACME_Base {
  boolean Move([In] string To, [In] string to);
};`,
    right: `[Abstract]
class ACME_Base {
  boolean Move([In] string From, [In] string To);
};`,
  },
  "name-dup-qualifier": {
    why: "An element has a qualifier once. Which of two values holds would be a guess.",
    wrong: `[Abstract, Description("a"), Description("b")]
class ACME_Base {
};`,
    right: `[Abstract, Description("a b")]
class ACME_Base {
};`,
  },
  "name-dup-qualifier-decl": {
    why: "A qualifier is declared once, or files of one schema understand it in different ways.",
    wrong: `Qualifier Colour : string = null, Scope(any);
Qualifier Colour : uint8 = null, Scope(any);`,
    right: `Qualifier Colour : string = null, Scope(any);
Qualifier Tint : uint8 = null, Scope(any);`,
  },
  "name-dup-alias": {
    why: "An alias stands for one instance in the file and the files that it includes.",
    wrong: `class ACME_Disk {
  [Key] string Name;
};
instance of ACME_Disk as $Disk { Name = "a"; };
instance of ACME_Disk as $Disk { Name = "b"; };`,
    right: `class ACME_Disk {
  [Key] string Name;
};
instance of ACME_Disk as $DiskA { Name = "a"; };
instance of ACME_Disk as $DiskB { Name = "b"; };`,
  },
  "name-schema-prefix": {
    why: "Class names are unique in the world because each begins with the name of its owner and an underscore.",
    wrong: `class Disk {
  [Key] string Name;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};`,
  },
  "name-case-differs": {
    why: "Names are the same in any case for MOF, but not for people and for languages into which schemas are translated.",
    wrong: `[Abstract]
class ACME_Base {
};
[Abstract]
class ACME_Disk : acme_base {
};`,
    right: `[Abstract]
class ACME_Base {
};
[Abstract]
class ACME_Disk : ACME_Base {
};`,
  },
  "qual-case": {
    why: "Qualifier names are the same in any case, and one spelling is easier to read and to search for: mofc check --fix writes the declared one. Each other spelling is told once, whatever the number of its uses.",
    wrong: `class ACME_Disk {
  [KEY] string Name;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};`,
  },
  "name-reserved": {
    why: "DSP0004 reserves the words of the grammar. mofc knows them apart from names by their place; several other compilers do not.",
    wrong: `[Abstract]
class ACME_Base {
  string Scope;
};`,
    right: `[Abstract]
class ACME_Base {
  string ScopeName;
};`,
  },
  "name-system": {
    why: "Names with two underscores in front belong to the system: WMI and CIM servers define them. A server's own schema may declare __Namespace (DSP0200).",
    wrong: `[Abstract]
class ACME_Base {
  string __Path;
};`,
    right: `[Abstract]
class ACME_Base {
  string Path;
};`,
  },

  // Classes and types
  "inh-unknown-superclass": {
    why: "Without its superclass a class lacks what it inherits: keys, properties, methods. What may be inherited is then not reported as missing.",
    wrong: `class ACME_Disk : ACME_Device {
};`,
    right: `class ACME_Device {
  [Key] string Name;
};
class ACME_Disk : ACME_Device {
};`,
  },
  "inh-cycle": {
    why: "A class cannot be its own ancestor: there would be no end to what it inherits.",
    wrong: `[Abstract]
class ACME_A : ACME_B {
};
[Abstract]
class ACME_B : ACME_A {
};`,
    right: `[Abstract]
class ACME_B {
};
[Abstract]
class ACME_A : ACME_B {
};`,
  },
  "inh-terminal": {
    why: "The qualifier Terminal says that the author of a class allows no subclasses.",
    wrong: `[Terminal]
class ACME_Disk {
  [Key] string Name;
};
class ACME_FastDisk : ACME_Disk {
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
[Terminal]
class ACME_FastDisk : ACME_Disk {
};`,
  },
  "inh-abstract-under-concrete": {
    why: "What has instances cannot have a subclass without them in between: a client that handles the superclass expects to handle its subclasses.",
    wrong: `class ACME_Disk {
  [Key] string Name;
};
[Abstract]
class ACME_FastDisk : ACME_Disk {
};`,
    right: `[Abstract]
class ACME_Disk {
  [Key] string Name;
};
class ACME_FastDisk : ACME_Disk {
};`,
  },
  "inh-kind-mismatch": {
    why: "Associations derive from associations and indications from indications, or from nothing: servers treat the three kinds apart.",
    wrong: `class ACME_Disk {
  [Key] string Name;
};
[Association]
class ACME_DiskLink : ACME_Disk {
  ACME_Disk REF Left;
  ACME_Disk REF Right;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
[Association]
class ACME_DiskLink {
  [Key] ACME_Disk REF Left;
  [Key] ACME_Disk REF Right;
};`,
  },
  "inh-order": {
    why: "mofc reads all before it looks anything up. Other compilers work from top to bottom and want a superclass first.",
    wrong: `[Abstract]
class ACME_Disk : ACME_Base {
};
[Abstract]
class ACME_Base {
};`,
    right: `[Abstract]
class ACME_Base {
};
[Abstract]
class ACME_Disk : ACME_Base {
};`,
  },
  "ref-unknown-class": {
    why: "A reference names the class at its end. Without the class its instances cannot be checked, and no type can be generated.",
    wrong: `[Association]
class ACME_Link {
  [Key] ACME_Disk REF Left;
  [Key] object REF Right;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
[Association]
class ACME_Link {
  [Key] ACME_Disk REF Left;
  [Key] ACME_Disk REF Right;
};`,
  },
  "emb-unknown-class": {
    why: "EmbeddedInstance names the class of what the string holds. Without the class its text cannot be read.",
    wrong: `[Abstract]
class ACME_Holder {
  [EmbeddedInstance("ACME_Part")] string Part;
};`,
    right: `[Abstract]
class ACME_Part {
};
[Abstract]
class ACME_Holder {
  [EmbeddedInstance("ACME_Part")] string Part;
};`,
  },
  "type-unknown": {
    why: "The data types of CIM are fixed. Names such as int32 and byte come from other languages.",
    wrong: `[Abstract]
class ACME_Base {
  int32 Count;
};`,
    right: `[Abstract]
class ACME_Base {
  sint32 Count;
};`,
    dialect: "wmi",
  },

  // Qualifiers
  "qual-unknown": {
    why: "A qualifier has its type, scope and flavors from its declaration. WMI does without, and so a misspelt one stays unseen there.",
    wrong: `[Abstract, Decription("A disk.")]
class ACME_Base {
};`,
    right: `[Abstract, Description("A disk.")]
class ACME_Base {
};`,
  },
  "flavor-unknown": {
    why: "Flavors are a fixed set of words that say how a qualifier is passed on.",
    wrong: `Qualifier Colour : string = null, Scope(any), Flavor(ToSubclasses);`,
    right: `Qualifier Colour : string = null, Scope(any), Flavor(ToSubclass);`,
  },
  "scope-unknown": {
    why: "Scopes are a fixed set of words for the elements that a qualifier may stand on.",
    wrong: `Qualifier Colour : string = null, Scope(class, propety);`,
    right: `Qualifier Colour : string = null, Scope(class, property);`,
  },
  "qual-scope": {
    why: "The declaration of a qualifier says what it may stand on. Elsewhere it means nothing, and often belongs to the line above or below.",
    wrong: `[Key]
class ACME_Disk {
  [Key] string Name;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};`,
  },
  "qual-type": {
    why: "A qualifier value has the type that the qualifier is declared with. A boolean in quotes is a text, and some compilers take any text for true.",
    wrong: `[Abstract]
class ACME_Base {
  [Static("true")] boolean Reset();
};`,
    right: `[Abstract]
class ACME_Base {
  [Static(true)] boolean Reset();
};`,
  },
  "qual-missing-value": {
    why: "Only a boolean qualifier may stand without a value, and is then true. Others need one, or a default in their declaration.",
    wrong: `[Abstract, Description]
class ACME_Base {
};`,
    right: `[Abstract, Description("The base of all.")]
class ACME_Base {
};`,
  },
  "qual-flavor-conflict": {
    why: "EnableOverride and DisableOverride, ToSubclass and Restricted say opposite things.",
    wrong: `Qualifier Colour : string = null, Scope(any), Flavor(EnableOverride, DisableOverride);`,
    right: `Qualifier Colour : string = null, Scope(any), Flavor(DisableOverride, ToSubclass);`,
  },
  "qual-flavor-on-use": {
    why: "Flavors at the place of use were common once. Today the declaration gives them to all uses alike.",
    wrong: `[Abstract, Description("A disk.") : Translatable]
class ACME_Base {
};`,
    right: `[Abstract, Description("A disk.")]
class ACME_Base {
};`,
  },
  "qual-disable-override": {
    why: "With the flavor DisableOverride a subclass cannot change the value: clients of the superclass rely on it.",
    wrong: `[Abstract]
class ACME_Base {
  [Required] string Name;
};
[Abstract]
class ACME_Disk : ACME_Base {
  [Override("Name"), Required(false)] string Name;
};`,
    right: `[Abstract]
class ACME_Base {
  [Required] string Name;
};
[Abstract]
class ACME_Disk : ACME_Base {
  [Override("Name")] string Name;
};`,
  },
  "qual-decl-standard": {
    why: "DSP0004 fixes the types of the standard qualifiers. A schema that declares them in another way is read wrongly by every tool.",
    wrong: `Qualifier MaxLen : sint64 = null, Scope(property, method, parameter);`,
    right: `Qualifier MaxLen : uint32 = null, Scope(property, method, parameter);`,
  },
  "qual-no-scope": {
    why: "The grammar of DSP0004 has a Scope in each declaration of a qualifier.",
    wrong: `Qualifier Colour : string = null, Flavor(ToSubclass);`,
    right: `Qualifier Colour : string = null, Scope(any), Flavor(ToSubclass);`,
  },
  "qual-assoc-indication": {
    why: "An association relates instances, an indication reports an event. No class does both.",
    wrong: `[Association, Indication]
class ACME_Link {
  [Key] object REF Left;
  [Key] object REF Right;
};`,
    right: `[Association]
class ACME_Link {
  [Key] object REF Left;
  [Key] object REF Right;
};`,
  },

  // Overriding
  "ovr-missing-target": {
    why: "Override says that an inherited member is declared again. Where none is inherited the name is misspelt, or the superclass is another one than thought.",
    wrong: `[Abstract]
class ACME_Base {
  string Caption;
};
[Abstract]
class ACME_Disk : ACME_Base {
  [Override("Captoin")] string Captoin;
};`,
    right: `[Abstract]
class ACME_Base {
  string Caption;
};
[Abstract]
class ACME_Disk : ACME_Base {
  [Override("Caption")] string Caption;
};`,
  },
  "ovr-name": {
    why: "A member overrides the inherited one of the same name. Another name makes it another member.",
    wrong: `[Abstract]
class ACME_Base {
  string Caption;
};
[Abstract]
class ACME_Disk : ACME_Base {
  [Override("Caption")] string Title;
};`,
    right: `[Abstract]
class ACME_Base {
  string Caption;
};
[Abstract]
class ACME_Disk : ACME_Base {
  [Override("Caption")] string Caption;
};`,
  },
  "ovr-type": {
    why: "A client that knows the superclass reads the property as that class declares it: its type, and whether it is an array, stay.",
    wrong: `[Abstract]
class ACME_Base {
  uint16 Count;
};
[Abstract]
class ACME_Disk : ACME_Base {
  [Override("Count")] uint32 Count;
};`,
    right: `[Abstract]
class ACME_Base {
  uint16 Count;
};
[Abstract]
class ACME_Disk : ACME_Base {
  [Override("Count")] uint16 Count;
};`,
  },
  "ovr-signature": {
    why: "A client that knows the superclass calls the method with the parameters of that class. MOF has no overloading.",
    wrong: `[Abstract]
class ACME_Base {
  boolean Reset([In] boolean Force);
};
[Abstract]
class ACME_Disk : ACME_Base {
  [Override("Reset")] boolean Reset([In] uint32 Mode);
};`,
    right: `[Abstract]
class ACME_Base {
  boolean Reset([In] boolean Force);
};
[Abstract]
class ACME_Disk : ACME_Base {
  [Override("Reset")] boolean Reset([In] boolean Force);
};`,
  },
  "ovr-ref-class": {
    why: "An overriding reference or embedded instance may only become narrower: its class is the inherited one or derives from it.",
    wrong: `class ACME_Disk {
  [Key] string Name;
};
class ACME_Fan {
  [Key] string Name;
};
[Association]
class ACME_Link {
  [Key] ACME_Disk REF Left;
  [Key] ACME_Disk REF Right;
};
[Association]
class ACME_FanLink : ACME_Link {
  [Override("Left")] ACME_Fan REF Left;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
class ACME_FastDisk : ACME_Disk {
};
[Association]
class ACME_Link {
  [Key] ACME_Disk REF Left;
  [Key] ACME_Disk REF Right;
};
[Association]
class ACME_FastLink : ACME_Link {
  [Override("Left")] ACME_FastDisk REF Left;
};`,
  },
  "ovr-implicit": {
    why: "A member with the name of an inherited one takes its place, wanted or not. Override says that it is wanted.",
    wrong: `[Abstract]
class ACME_Base {
  string Caption;
};
[Abstract]
class ACME_Disk : ACME_Base {
  string Caption;
};`,
    right: `[Abstract]
class ACME_Base {
  string Caption;
};
[Abstract]
class ACME_Disk : ACME_Base {
  [Override("Caption")] string Caption;
};`,
  },
  "ovr-valuemap-widened": {
    why: "An overriding ValueMap may leave values out, but not add any: a client of the superclass does not know them.",
    wrong: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "2"}, Values{"On", "Off"}] uint16 State;
};
[Abstract]
class ACME_Disk : ACME_Base {
  [Override("State"), ValueMap{"1", "2", "3"}, Values{"On", "Off", "Asleep"}] uint16 State;
};`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "2", "3.."}, Values{"On", "Off", "Vendor Specific"}] uint16 State;
};
[Abstract]
class ACME_Disk : ACME_Base {
  [Override("State"), ValueMap{"1", "2", "3"}, Values{"On", "Off", "Asleep"}] uint16 State;
};`,
  },

  // Values and constraints
  "val-array-shape": {
    why: "An array has a list of values in braces, anything else a single value. A fixed size is the most that the list can hold.",
    wrong: `[Abstract]
class ACME_Base {
  uint16 Ports[] = 80;
};`,
    right: `[Abstract]
class ACME_Base {
  uint16 Ports[] = { 80 };
};`,
  },
  "val-null-element": {
    why: "mofcomp rejects NULL as an element of an array, and few programs expect it.",
    wrong: `[Abstract]
class ACME_Base {
  uint16 Ports[] = { 80, null };
};`,
    right: `[Abstract]
class ACME_Base {
  uint16 Ports[] = { 80 };
};`,
  },
  "val-type": {
    why: "A value has the type of its property. Nothing is converted: a number in quotes is a string.",
    wrong: `[Abstract]
class ACME_Base {
  boolean IsActive = "true";
};`,
    right: `[Abstract]
class ACME_Base {
  boolean IsActive = true;
};`,
  },
  "val-range": {
    why: "Each integer type has a smallest and a greatest value. Compilers cut what does not fit, or reject it.",
    wrong: `[Abstract]
class ACME_Base {
  uint8 Percent = 256;
};`,
    right: `[Abstract]
class ACME_Base {
  uint8 Percent = 100;
};`,
  },
  "val-fraction": {
    why: "mofcomp rounds a fraction that is given to an integer. Whoever wrote it hardly wanted that.",
    wrong: `[Abstract]
class ACME_Base {
  uint8 Factor = 1.5;
};`,
    right: `[Abstract]
class ACME_Base {
  real32 Factor = 1.5;
};`,
  },
  "val-datetime": {
    why: "A datetime has exactly 25 characters: a point in time with its offset from UTC, or an interval that ends in :000. Asterisks replace whole fields from the right.",
    wrong: `[Abstract]
class ACME_Base {
  datetime Built = "20261301000000.000000+000";
};`,
    right: `[Abstract]
class ACME_Base {
  datetime Built = "20261201000000.000000+000";
};`,
  },
  "val-interval-kind": {
    why: "SubType says whether a datetime is a point in time or an interval. The value is of the other kind.",
    wrong: `[Abstract]
class ACME_Base {
  [SubType("interval")] datetime Delay = "20261201000000.000000+000";
};`,
    right: `[Abstract]
class ACME_Base {
  [SubType("interval")] datetime Delay = "00000000000500.000000:000";
};`,
    dialect: "wmi",
  },
  "val-char16": {
    why: "A char16 is one character of UCS-2, in single quotes.",
    wrong: `[Abstract]
class ACME_Base {
  char16 Separator = "::";
};`,
    right: `[Abstract]
class ACME_Base {
  char16 Separator = ':';
};`,
  },
  "val-not-in-map": {
    why: "The ValueMap lists what a property may be. A default or a value of an instance that is not in it has no meaning.",
    wrong: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "2"}, Values{"On", "Off"}] uint16 State = 3;
};`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "2"}, Values{"On", "Off"}] uint16 State = 2;
};`,
  },
  "val-constraint": {
    why: "MinValue, MaxValue, MinLen and MaxLen hold for the default and for values of instances too.",
    wrong: `[Abstract]
class ACME_Base {
  [MaxLen(3)] string Code = "ABCD";
};`,
    right: `[Abstract]
class ACME_Base {
  [MaxLen(4)] string Code = "ABCD";
};`,
  },
  "con-wrong-type": {
    why: "MinValue and MaxValue limit numbers, MinLen and MaxLen the length of strings. On other types nothing is limited.",
    wrong: `[Abstract]
class ACME_Base {
  [MaxLen(4)] uint32 Code;
};`,
    right: `[Abstract]
class ACME_Base {
  [MaxValue(9999)] uint32 Code;
};`,
  },
  "con-min-gt-max": {
    why: "With a lower limit above the upper one there is no value that the element could have.",
    wrong: `[Abstract]
class ACME_Base {
  [MinValue(10), MaxValue(5)] uint32 Count;
};`,
    right: `[Abstract]
class ACME_Base {
  [MinValue(5), MaxValue(10)] uint32 Count;
};`,
  },
  "con-arraytype": {
    why: "ArrayType says whether the order of an array has a meaning: Bag, Ordered or Indexed. It has none on a scalar.",
    wrong: `[Abstract]
class ACME_Base {
  [ArrayType("Indexd")] string Names[];
};`,
    right: `[Abstract]
class ACME_Base {
  [ArrayType("Indexed")] string Names[];
};`,
  },

  // Value maps
  "map-length": {
    why: "Values has the label of each entry of ValueMap at the same place. With lists of different length it is unknown which label belongs to which value.",
    wrong: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "2", "3"}, Values{"On", "Off"}] uint16 State;
};`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "2", "3"}, Values{"On", "Off", "Asleep"}] uint16 State;
};`,
  },
  "map-syntax": {
    why: "On an integer an entry is a number, a range with two dots, or two dots alone for all that is left.",
    wrong: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "2-9"}, Values{"On", "Reserved"}] uint16 State;
};`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "2..9"}, Values{"On", "Reserved"}] uint16 State;
};`,
  },
  "map-wrong-type": {
    why: "Value maps name the values of integers and strings. Booleans, reals, datetimes and references have none.",
    wrong: `[Abstract]
class ACME_Base {
  [ValueMap{"0", "1"}, Values{"No", "Yes"}] boolean IsActive;
};`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"0", "1"}, Values{"No", "Yes"}] uint8 IsActive;
};`,
  },
  "map-type-range": {
    why: "An entry that the type cannot hold never occurs. The type is too small, or the number wrong.",
    wrong: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "256"}, Values{"On", "Off"}] uint8 State;
};`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "255"}, Values{"On", "Off"}] uint8 State;
};`,
  },
  "map-reversed": {
    why: "A range goes from its smaller number to its greater one. The other way round it is empty.",
    wrong: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "9..2"}, Values{"On", "Reserved"}] uint16 State;
};`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "2..9"}, Values{"On", "Reserved"}] uint16 State;
};`,
  },
  "map-overlap": {
    why: "A value with two labels has no certain meaning. Ranges with an open end stand for what is left and overlap with nothing.",
    wrong: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "5", "2..9"}, Values{"On", "Off", "Reserved"}] uint16 State;
};`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "2", "3..9"}, Values{"On", "Off", "Reserved"}] uint16 State;
};`,
  },
  "map-unclaimed-multi": {
    why: "Two dots stand for all values that no other entry has. A second time nothing is left for them.",
    wrong: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "..", ".."}, Values{"On", "DMTF Reserved", "Vendor Reserved"}] uint16 State;
};`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "..", "32768..65535"}, Values{"On", "DMTF Reserved", "Vendor Reserved"}] uint16 State;
};`,
  },
  "map-no-valuemap": {
    why: "Labels without values count from 0. That is legal, and a new label in the middle changes the meaning of all behind it.",
    wrong: `[Abstract]
class ACME_Base {
  [Values{"Unknown", "On", "Off"}] uint16 State;
};`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"0", "1", "2"}, Values{"Unknown", "On", "Off"}] uint16 State;
};`,
  },
  "map-no-values": {
    why: "Numbers without labels say what is allowed, not what it means, and generated code has no names for them.",
    wrong: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "2"}] uint16 State;
};`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "2"}, Values{"On", "Off"}] uint16 State;
};`,
  },
  "map-dup-label": {
    why: "Two values with one label cannot be told apart by people, and generated code has to make up a second name.",
    wrong: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "2"}, Values{"Other", "Other"}] uint16 State;
};`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"1", "2"}, Values{"Other", "Unknown"}] uint16 State;
};`,
  },
  "bit-position": {
    why: "Entries of a BitMap are positions of bits, counted from 0, not masks. The type has no bit at this position.",
    wrong: `[Abstract]
class ACME_Base {
  [BitMap{"0", "8"}, BitValues{"Ready", "Busy"}] uint8 Flags;
};`,
    right: `[Abstract]
class ACME_Base {
  [BitMap{"0", "7"}, BitValues{"Ready", "Busy"}] uint8 Flags;
};`,
  },
  "bit-signed-type": {
    why: "The highest bit of a signed integer is its sign. Bits belong into unsigned types.",
    wrong: `[Abstract]
class ACME_Base {
  [BitMap{"0", "1"}, BitValues{"Ready", "Busy"}] sint8 Flags;
};`,
    right: `[Abstract]
class ACME_Base {
  [BitMap{"0", "1"}, BitValues{"Ready", "Busy"}] uint8 Flags;
};`,
  },
  "bit-and-value-map": {
    why: "ValueMap reads an integer as one value, BitMap as a set of bits. It cannot be both.",
    wrong: `[Abstract]
class ACME_Base {
  [BitMap{"0"}, BitValues{"Ready"}, ValueMap{"1"}, Values{"Ready"}] uint8 Flags;
};`,
    right: `[Abstract]
class ACME_Base {
  [BitMap{"0"}, BitValues{"Ready"}] uint8 Flags;
};`,
  },

  // Keys, associations and embedded instances
  "key-in-subclass": {
    why: "Keys identify an instance among all of its superclass too. Once a class has keys its subclasses add none.",
    wrong: `class ACME_Disk {
  [Key] string Name;
};
class ACME_FastDisk : ACME_Disk {
  [Key] uint32 Number;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
class ACME_FastDisk : ACME_Disk {
  uint32 Number;
};`,
  },
  "key-mutated": {
    why: "An inherited key stays a key, or instances of the subclass would have no place among those of the superclass.",
    wrong: `class ACME_Disk {
  [Key] string Name;
};
class ACME_FastDisk : ACME_Disk {
  [Override("Name"), Key(false)] string Name;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
class ACME_FastDisk : ACME_Disk {
  [Override("Name")] string Name;
};`,
  },
  "key-type": {
    why: "Keys are compared for equality and written into paths. Arrays, embedded instances and reals cannot be.",
    wrong: `class ACME_Disk {
  [Key] string Names[];
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};`,
  },
  "key-missing": {
    why: "Without a key the instances of a class cannot be named, read or deleted one by one. Classes that only stand inside others are structures.",
    wrong: `class ACME_Disk {
  string Name;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};`,
  },
  "key-null": {
    why: "The key is the name of an instance: without all of its values it cannot be stored or found.",
    wrong: `class ACME_Disk {
  [Key] string Name;
  uint64 Size;
};
instance of ACME_Disk {
  Size = 1;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
  uint64 Size;
};
instance of ACME_Disk {
  Name = "a";
  Size = 1;
};`,
  },
  "assoc-few-refs": {
    why: "An association relates instances to each other, and for that it needs two references at least. Inherited ones count.",
    wrong: `class ACME_Disk {
  [Key] string Name;
};
[Association]
class ACME_Link {
  [Key] ACME_Disk REF Left;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
[Association]
class ACME_Link {
  [Key] ACME_Disk REF Left;
  [Key] ACME_Disk REF Right;
};`,
  },
  "assoc-arity": {
    why: "A subclass relates as many instances as its superclass. It may override references, not add some.",
    wrong: `class ACME_Disk {
  [Key] string Name;
};
[Association]
class ACME_Link {
  [Key] ACME_Disk REF Left;
  [Key] ACME_Disk REF Right;
};
[Association]
class ACME_Triple : ACME_Link {
  ACME_Disk REF Middle;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
[Association]
class ACME_Triple {
  [Key] ACME_Disk REF Left;
  [Key] ACME_Disk REF Right;
  [Key] ACME_Disk REF Middle;
};`,
  },
  "ref-outside-assoc": {
    why: "Only associations have references as properties: a server finds related instances through associations. Parameters may be references anywhere.",
    wrong: `class ACME_Disk {
  [Key] string Name;
  ACME_Disk REF Mirror;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
[Association]
class ACME_Mirror {
  [Key] ACME_Disk REF Original;
  [Key] ACME_Disk REF Copy;
};`,
  },
  "ref-array": {
    why: "A reference of an association is one end of it. For many ends there are many instances of the association.",
    wrong: `class ACME_Disk {
  [Key] string Name;
};
[Association]
class ACME_Link {
  [Key] ACME_Disk REF Left;
  ACME_Disk REF Right[];
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
[Association]
class ACME_Link {
  [Key] ACME_Disk REF Left;
  [Key] ACME_Disk REF Right;
};`,
  },
  "ref-min-max": {
    why: "Min and Max say how many instances stand at an end of an association. With Min above Max there can be none.",
    wrong: `class ACME_Disk {
  [Key] string Name;
};
[Association]
class ACME_Link {
  [Key, Min(2), Max(1)] ACME_Disk REF Left;
  [Key] ACME_Disk REF Right;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
[Association]
class ACME_Link {
  [Key, Min(1), Max(2)] ACME_Disk REF Left;
  [Key] ACME_Disk REF Right;
};`,
  },
  "emb-on-non-string": {
    why: "An embedded instance is a text in a string. On another type the qualifier says nothing.",
    wrong: `[Abstract]
class ACME_Part {
};
[Abstract]
class ACME_Holder {
  [EmbeddedInstance("ACME_Part")] uint8 Part;
};`,
    right: `[Abstract]
class ACME_Part {
};
[Abstract]
class ACME_Holder {
  [EmbeddedInstance("ACME_Part")] string Part;
};`,
  },
  "emb-value": {
    why: "The string holds the MOF of an instance, and of the class that EmbeddedInstance names or of one that derives from it.",
    wrong: `class ACME_Part {
  [Key] string Name;
};
[Abstract]
class ACME_Holder {
  [EmbeddedInstance("ACME_Part")] string Part = "Name=p";
};`,
    right: `class ACME_Part {
  [Key] string Name;
};
[Abstract]
class ACME_Holder {
  [EmbeddedInstance("ACME_Part")] string Part = "instance of ACME_Part { Name = \\"p\\"; };";
};`,
  },
  "prop-propagated": {
    why: 'Propagated names the key of another class from which the value comes, as in "ACME_System.Name". A class that a reference calls Weak has such keys.',
    wrong: `class ACME_System {
  [Key] string Name;
};
class ACME_Disk {
  [Key] string Number;
  [Key, Propagated("ACME_System.Nmae")] string SystemName;
};`,
    right: `class ACME_System {
  [Key] string Name;
};
class ACME_Disk {
  [Key] string Number;
  [Key, Propagated("ACME_System.Name")] string SystemName;
};`,
  },
  "corr-unknown": {
    why: "ModelCorrespondence leads readers to another element. This class is known, and it has no such member. Classes that are not in the input are not looked for.",
    wrong: `[Abstract]
class ACME_Base {
  string State;
  [ModelCorrespondence{"ACME_Base.Stat"}] string OtherState;
};`,
    right: `[Abstract]
class ACME_Base {
  string State;
  [ModelCorrespondence{"ACME_Base.State"}] string OtherState;
};`,
  },

  // Methods
  "meth-array-return": {
    why: "A method returns one value. Lists go through a parameter with the qualifier Out.",
    wrong: `[Abstract]
class ACME_Base {
  string[] GetNames();
};`,
    right: `[Abstract]
class ACME_Base {
  uint32 GetNames([In(false), Out] string Names[]);
};`,
  },
  "meth-io-missing": {
    why: "mofcomp wants In or Out on each parameter. DMTF MOF takes In for granted.",
    wrong: `class ACME_Base {
  boolean Reset(boolean Force);
};`,
    right: `class ACME_Base {
  boolean Reset([In] boolean Force);
};`,
    dialect: "wmi",
  },
  "meth-id-gap": {
    why: "WMI orders parameters by the qualifier ID. The numbers go from 0 upwards without gaps, and all parameters have one or none.",
    wrong: `class ACME_Base {
  boolean Move([In, ID(0)] string From, [In, ID(2)] string To);
};`,
    right: `class ACME_Base {
  boolean Move([In, ID(0)] string From, [In, ID(1)] string To);
};`,
    dialect: "wmi",
  },
  "meth-returnvalue-name": {
    why: "WMI puts the return value beside the Out parameters under the name ReturnValue, Microsoft's MI under MIReturn. A parameter of that name would hide it.",
    wrong: `class ACME_Base {
  boolean Reset([Out] uint32 ReturnValue);
};`,
    right: `class ACME_Base {
  boolean Reset([Out] uint32 Result);
};`,
    dialect: "wmi",
  },
  "meth-no-codes": {
    why: "Return codes that only a description explains cannot be named in code.",
    wrong: `[Abstract]
class ACME_Base {
  uint32 Reset();
};`,
    right: `[Abstract]
class ACME_Base {
  [ValueMap{"0", "1"}, Values{"Done", "Failed"}] uint32 Reset();
};`,
  },

  // Life cycle
  "use-deprecated": {
    why: "What is deprecated goes away in a later major version, and Deprecated names what to use in its place.",
    wrong: `[Abstract, Deprecated{"ACME_New"}]
class ACME_Old {
};
[Abstract]
class ACME_Disk : ACME_Old {
};`,
    right: `[Abstract]
class ACME_New {
};
[Abstract]
class ACME_Disk : ACME_New {
};`,
  },
  "use-experimental": {
    why: "What is experimental may change in any version; a released class that stands on it changes with it.",
    wrong: `[Abstract, Experimental]
class ACME_Trial {
};
[Abstract]
class ACME_Disk : ACME_Trial {
};`,
    right: `[Abstract, Experimental]
class ACME_Trial {
};
[Abstract, Experimental]
class ACME_Disk : ACME_Trial {
};`,
  },
  "ver-format": {
    why: "Versions of classes have three numbers: major, minor and update. Tools compare them.",
    wrong: `[Abstract, Version("2.8")]
class ACME_Base {
};`,
    right: `[Abstract, Version("2.8.0")]
class ACME_Base {
};`,
  },

  // Instances
  "inst-unknown-class": {
    why: "An instance has the properties of its class. Without the class nothing about it can be checked.",
    wrong: `instance of ACME_Disk {
  Name = "a";
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
instance of ACME_Disk {
  Name = "a";
};`,
  },
  "inst-unknown-property": {
    why: "An instance sets properties that its class declares or inherits, and no others.",
    wrong: `class ACME_Disk {
  [Key] string Name;
};
instance of ACME_Disk {
  Name = "a";
  Sise = 1;
};`,
    right: `class ACME_Disk {
  [Key] string Name;
  uint64 Size;
};
instance of ACME_Disk {
  Name = "a";
  Size = 1;
};`,
  },
  "inst-abstract": {
    why: "An abstract class is there to derive from. Only its concrete subclasses have instances.",
    wrong: `[Abstract]
class ACME_Disk {
  [Key] string Name;
};
instance of ACME_Disk {
  Name = "a";
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
instance of ACME_Disk {
  Name = "a";
};`,
  },
  "inst-dup-property": {
    why: "A property of an instance has one value. Which of two holds would be a guess.",
    wrong: `class ACME_Disk {
  [Key] string Name;
};
instance of ACME_Disk {
  Name = "a";
  Name = "b";
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
instance of ACME_Disk {
  Name = "a";
};`,
  },
  "inst-dup-key": {
    why: "Two instances of a class with the same key are one: the second one replaces the first, or is rejected.",
    wrong: `class ACME_Disk {
  [Key] string Name;
};
instance of ACME_Disk { Name = "a"; };
instance of ACME_Disk { Name = "a"; };`,
    right: `class ACME_Disk {
  [Key] string Name;
};
instance of ACME_Disk { Name = "a"; };
instance of ACME_Disk { Name = "b"; };`,
  },
  "alias-cycle": {
    why: "An alias stands for the path of its instance. Where the path of each of two depends on the other neither can be written.",
    wrong: `class ACME_Node {
  [Key] string Name;
};
[Association]
class ACME_Link {
  [Key] ACME_Node REF Left;
  [Key] object REF Right;
};
instance of ACME_Node as $N { Name = "n"; };
instance of ACME_Link as $A { Left = $N; Right = $B; };
instance of ACME_Link as $B { Left = $N; Right = $A; };`,
    right: `class ACME_Node {
  [Key] string Name;
};
[Association]
class ACME_Link {
  [Key] ACME_Node REF Left;
  [Key] object REF Right;
};
instance of ACME_Node as $N { Name = "n"; };
instance of ACME_Link as $A { Left = $N; Right = $N; };
instance of ACME_Link as $B { Left = $N; Right = $A; };`,
  },
  "alias-embedded": {
    why: "An alias stands for the path of an instance. An embedded instance is the instance itself, as a text.",
    wrong: `class ACME_Part {
  [Key] string Name;
};
class ACME_Holder {
  [Key] string Name;
  [EmbeddedInstance("ACME_Part")] string Part;
};
instance of ACME_Part as $Part { Name = "p"; };
instance of ACME_Holder { Name = "h"; Part = $Part; };`,
    right: `class ACME_Part {
  [Key] string Name;
};
class ACME_Holder {
  [Key] string Name;
  [EmbeddedInstance("ACME_Part")] string Part;
};
instance of ACME_Holder {
  Name = "h";
  Part = "instance of ACME_Part { Name = \\"p\\"; };";
};`,
  },
  "alias-undefined": {
    why: 'An alias is given with "as" behind the class of an instance, in the same file or one that is compiled with it. It may stand before or after its use.',
    wrong: `class ACME_Node {
  [Key] string Name;
};
[Association]
class ACME_Link {
  [Key] ACME_Node REF Left;
  [Key] ACME_Node REF Right;
};
instance of ACME_Node as $Node { Name = "n"; };
instance of ACME_Link { Left = $Node; Right = $Nod; };`,
    right: `class ACME_Node {
  [Key] string Name;
};
[Association]
class ACME_Link {
  [Key] ACME_Node REF Left;
  [Key] ACME_Node REF Right;
};
instance of ACME_Node as $Node { Name = "n"; };
instance of ACME_Link { Left = $Node; Right = $Node; };`,
  },

  // TypeScript that uses generated bindings
  "enum-literal": {
    why: "A number does not say what it means, and nobody finds its uses when the schema changes. The member says it, and the compiler knows it.",
    wrongCode: `export const isDone = (job: CIM_ConcreteJob): boolean => job.JobState === 7;`,
    rightCode: `export const isDone = (job: CIM_ConcreteJob): boolean => job.JobState === CIM_ConcreteJob_JobState.Completed;`,
  },
  "enum-other-element": {
    why: "Each element has its own values: 3 asks a job to suspend and a virtual system to go off. A member of another element's enum is the right number by chance at best.",
    wrongCode: `export const off = CIM_EnabledLogicalElement_RequestStateChange_RequestedState.Disabled as number as CIM_ConcreteJob_RequestStateChange_RequestedState;
export const isOff = (job: CIM_ConcreteJob): boolean => (job.JobState as number) === CIM_EnabledLogicalElement_EnabledState.Disabled;`,
    rightCode: `export const isStarting = (job: CIM_ConcreteJob): boolean => job.JobState === CIM_ConcreteJob_JobState.Starting;`,
  },
  "value-unknown": {
    why: "The value map lists all that can come. A comparison with another value is never true, and a provider refuses it.",
    wrongCode: `export const isDone = (job: CIM_ConcreteJob): boolean => (job.JobState as number) === 99999;`,
    rightCode: `export const isDone = (job: CIM_ConcreteJob): boolean => job.JobState === CIM_ConcreteJob_JobState.Completed;`,
  },
  "value-reserved": {
    why: "A reserved value has no meaning yet. Code that gives it one breaks when a later version of the schema does; what is left to vendors is not meant by this.",
    wrongCode: `export const isPaused = (job: CIM_ConcreteJob): boolean => (job.JobState as number) === 13;`,
    rightCode: `export const isPaused = (job: CIM_ConcreteJob): boolean => job.JobState === CIM_ConcreteJob_JobState.Suspended;`,
  },
  "code-arithmetic": {
    why: "The numbers of a value map are names. What comes next or is greater says nothing, and another version of the schema may fill the gaps.",
    wrongCode: `export const after = (state: CIM_ConcreteJob_JobState): number => state + 1;`,
    rightCode: `export const after = (state: CIM_ConcreteJob_JobState): CIM_ConcreteJob_JobState =>
  state === CIM_ConcreteJob_JobState.New ? CIM_ConcreteJob_JobState.Starting : CIM_ConcreteJob_JobState.Running;`,
  },
  "branch-missing": {
    why: "A switch without default, or a chain of ifs without else, does nothing for the values that it forgets. For a return code that is a failure that nobody sees.",
    wrongCode: `export function tell(code: CIM_ConcreteJob_GetError_ReturnValue): void {
  switch (code) {
    case CIM_ConcreteJob_GetError_ReturnValue.Success:
      console.log("fine");
      break;
    case CIM_ConcreteJob_GetError_ReturnValue.AccessDenied:
      console.log("denied");
      break;
  }
}`,
    rightCode: `export function tell(code: CIM_ConcreteJob_GetError_ReturnValue): void {
  switch (code) {
    case CIM_ConcreteJob_GetError_ReturnValue.Success:
      console.log("fine");
      break;
    default:
      console.log("failed");
  }
}`,
  },
  "branch-unreachable": {
    why: "An earlier branch takes the value, so this one is never entered. One of the two was meant for something else.",
    wrongCode: `export function isOver(state: CIM_ConcreteJob_JobState): boolean {
  switch (state) {
    case CIM_ConcreteJob_JobState.Completed:
      return true;
    case CIM_ConcreteJob_JobState.Completed:
      return false;
    default:
      return false;
  }
}`,
    rightCode: `export function isOver(state: CIM_ConcreteJob_JobState): boolean {
  switch (state) {
    case CIM_ConcreteJob_JobState.Completed:
    case CIM_ConcreteJob_JobState.Terminated:
      return true;
    default:
      return false;
  }
}`,
  },
  "return-code-unused": {
    why: "Methods do not throw: whether they did anything is told by their return code alone. Where that is meant to be so, write void in front of the call.",
    wrongCode: `export async function kill(call: () => Promise<CIM_ConcreteJob_RequestStateChange_Output>): Promise<void> {
  await call();
}`,
    rightCode: `export async function kill(call: () => Promise<CIM_ConcreteJob_RequestStateChange_Output>): Promise<boolean> {
  const { ReturnValue } = await call();
  return ReturnValue === CIM_ConcreteJob_RequestStateChange_ReturnValue.CompletedWithNoError
    || ReturnValue === CIM_ConcreteJob_RequestStateChange_ReturnValue.MethodParametersCheckedTransitionStarted;
}`,
  },
  "job-branch-missing": {
    why: "The code 4096 is no failure: the method has begun, and a job goes on with the work. Code that knows only 0 reports an error while the migration runs.",
    wrongCode: `export function assertOk({ ReturnValue }: CIM_ConcreteJob_RequestStateChange_Output): void {
  if (ReturnValue !== CIM_ConcreteJob_RequestStateChange_ReturnValue.CompletedWithNoError) throw new Error("failed");
}`,
    rightCode: `export function assertOk({ ReturnValue }: CIM_ConcreteJob_RequestStateChange_Output): void {
  switch (ReturnValue) {
    case CIM_ConcreteJob_RequestStateChange_ReturnValue.CompletedWithNoError:
    case CIM_ConcreteJob_RequestStateChange_ReturnValue.MethodParametersCheckedTransitionStarted:
      return;
    default:
      throw new Error("failed");
  }
}`,
  },
  "job-unwatched": {
    why: "What a job does is known only from the job: that it was started says nothing about its end.",
    wrongCode: `export async function start(migrate: () => Promise<CIM_VirtualSystemMigrationService_MigrateVirtualSystemToHost_Output>): Promise<boolean> {
  const { ReturnValue } = await migrate();
  return ReturnValue === CIM_VirtualSystemMigrationService_MigrateVirtualSystemToHost_ReturnValue.MethodParametersCheckedJobStarted;
}`,
    rightCode: `export async function start(migrate: () => Promise<CIM_VirtualSystemMigrationService_MigrateVirtualSystemToHost_Output>): Promise<Reference | null> {
  const { ReturnValue, Job } = await migrate();
  return ReturnValue === CIM_VirtualSystemMigrationService_MigrateVirtualSystemToHost_ReturnValue.MethodParametersCheckedJobStarted ? Job : null;
}`,
  },

  "binding-deprecated": {
    why: 'The schema has something better, and providers may leave the old one out: Windows answers KillJob with "Not Supported". A property is exchanged for another one of the same type; a method is called as the one that replaces it where its input says the same and nothing depends on its return code, as KillJob that need not delete the job.',
    wrongCode: `export const isWell = (job: CIM_ConcreteJob): boolean => job.Status === CIM_ManagedSystemElement_Status.OK;`,
    rightCode: `export const isWell = (job: CIM_ConcreteJob): boolean => job.OperationalStatus?.includes(CIM_ManagedSystemElement_OperationalStatus.OK) === true;`,
  },
  "binding-experimental": {
    why: "The element may change or vanish with any version of the schema. Off unless it is asked for.",
    wrongCode: `export type Capabilities = CIM_VirtualSystemMigrationCapabilities;`,
    rightCode: `export type Capabilities = Msvm_VirtualSystemMigrationCapabilities;`,
  },
  "binding-read-only": {
    why: "Without the Write qualifier only the provider changes a property. What a client writes into its copy never arrives.",
    wrongCode: `export function stop(job: CIM_ConcreteJob): void {
  const changed = { ...job };
  changed.JobState = CIM_ConcreteJob_JobState.Suspended;
}`,
    rightCode: `export const stop: CIM_ConcreteJob_RequestStateChange_Input = {
  RequestedState: CIM_ConcreteJob_RequestStateChange_RequestedState.Suspend,
  TimeoutPeriod: null,
};`,
  },
  "table-repeated": {
    why: "A copy of a value map does not follow the schema: it stays as it is when values are added or renamed.",
    wrongCode: `export enum Requests {
  Start = 2,
  Suspend = 3,
  Terminate = 4,
  Kill = 5,
}
export type Request = CIM_ConcreteJob_RequestStateChange_RequestedState;`,
    rightCode: `export { CIM_ConcreteJob_RequestStateChange_RequestedState as Requests };`,
  },
  "table-wrong": {
    why: "A copy of a value map that is not one: the word stands for another number in the schema, and code that trusts it takes one failure for another.",
    wrongCode: `export const codes = {
  Failed: 32768,
  AccessDenied: 32769,
  NotSupported: 32770,
  Timeout: 32772,
  SystemInUse: 32775,
};
export type Code = Msvm_MigrationJob_GetError_ReturnValue;`,
    rightCode: `export { Msvm_MigrationJob_GetError_ReturnValue as codes };`,
  },

  "bindings-stale": {
    why: "The MOF says something else than when the bindings were generated, comments aside. What is audited against them may be right or wrong by the new one.",
  },

  // Suppressions
  "suppression-unused": {
    why: "The comment allows something that does not occur. Left behind, it would hide a finding that comes later.",
    wrong: `// mofc-allow key-missing: filled by the server
class ACME_Disk {
  [Key] string Name;
};`,
    right: `// mofc-allow key-missing: filled by the server
class ACME_Disk {
  string Name;
};`,
  },
  "suppression-code": {
    why: "A suppression names the code that it allows. One that is misspelt allows nothing.",
    wrong: `// mofc-allow key-mising: filled by the server
class ACME_Disk {
  [Key] string Name;
};`,
    right: `// mofc-allow key-missing: filled by the server
class ACME_Disk {
  string Name;
};`,
  },
  "suppression-reason": {
    why: "A suppression says why, for those who come later.",
    wrong: `// mofc-allow key-missing
class ACME_Disk {
  string Name;
};`,
    right: `// mofc-allow key-missing: filled by the server
class ACME_Disk {
  string Name;
};`,
  },
  "suppression-error": {
    why: "Errors of the language cannot be suppressed: without them there would be no model to work with.",
    wrong: `// mofc-allow inh-unknown-superclass: comes later
class ACME_Disk : ACME_Device {
};`,
    right: `class ACME_Device {
  [Key] string Name;
};
class ACME_Disk : ACME_Device {
};`,
  },

  "rule-error": {
    why: "Settings may lower what a team may decide. What is an error of the language in a dialect stays one there, whatever --rule or the configuration asks for; in other dialects the setting counts.",
  },

  // Amendments
  "amend-nothing": {
    why: "A localised amendment translates the texts of a class that is declared elsewhere. Here that class is not in the input.",
    wrong: `#pragma namespace ("\\\\\\\\.\\\\root\\\\acme\\\\ms_409")
[Amendment, Locale("ms_409"), Description("A disk.") : Amended]
class ACME_Disk {
};`,
    right: `class ACME_Disk {
  [Key] string Name;
};
#pragma namespace ("\\\\\\\\.\\\\root\\\\acme\\\\ms_409")
[Amendment, Locale("ms_409"), Description("A disk.") : Amended]
class ACME_Disk {
};`,
    dialect: "wmi",
  },

  // Contracts of behaviour
  "scenario-syntax": {
    why: "A scenario is JSON, in which comments and a comma after the last element are allowed. The place is where reading it came to an end.",
  },
  "scenario-key": { why: "A key that nothing reads has no effect, so that a misspelt one would go unnoticed." },
  "scenario-missing": {
    why: "Without it the simulation could only guess. src/reference/simulate/scenario.schema.json tells editors what a scenario needs.",
  },
  "scenario-value": {
    why: "The value has another form or type than what belongs there, or lies outside of what makes sense: a text for a number, 120 per cent.",
  },
  "scenario-name": {
    why: "Hosts, machines and networks are named where they are described, and everything else refers to them by these names, without regard to case.",
  },
  "scenario-world": {
    why: "The parts of a scenario contradict each other: a disk lies where its host has no volume, or a volume is smaller than what lies on it.",
  },
  "contract-folder": {
    why: "The backend that generates behaviour reads it from JSON files in a folder. Without any there is nothing to generate.",
  },
  "contract-syntax": {
    why: "Contracts are JSON, in which comments and a comma after the last element are allowed. The place is where reading it came to an end.",
  },
  "contract-key": { why: "A key that nothing reads has no effect, so that a misspelt one would go unnoticed." },
  "contract-missing": { why: "A contract says everything about its class: what is left out would have to be guessed." },
  "contract-value": {
    why: "The value has another form or type than what belongs there: a text for a number, or a list for a single value.",
  },
  "contract-class": {
    why: "A contract describes classes of the schema that is generated. A class may have been renamed or removed, or its file is not among the sources.",
  },
  "contract-member": {
    why: "A contract names properties, methods and parameters of the schema, which may have been renamed or removed there.",
  },
  "contract-label": {
    why: "A contract names values by the labels of their value maps. If the schema no longer has a label, the behaviour that rests on it can no longer be told.",
  },
  "contract-label-ambiguous": {
    why: "Several values have the label, or a whole range has it. The value in parentheses after the label says which one is meant.",
  },
  "contract-label-value": {
    why: "The value in parentheses must be one that the value map gives this label, so that a contract cannot silently mean another one after a change of the schema.",
  },
  "contract-no-labels": { why: "Labels come from ValueMap and Values. An element without them has numbers only." },
  "contract-variable": {
    why: "Texts in braces are filled in at run time. Which of them there are depends on the place: a job has others than an error or a machine.",
  },
  "contract-path": {
    why: "A path to a value begins with a parameter of the method, or with one of the names that the runtime adds: settings, machine, job and user.",
  },
  "contract-instance": {
    why: "An association refers to instances that the same contract makes, by the names that it gives them.",
  },
  "contract-case": { why: "A value that depends on another one needs an answer for each value that this can have." },
  "contract-code-open": {
    why: "Clients have a branch for each code that a method is documented to return. The contract says when it is returned, or why it never is: a code that the schema gains later is then not overlooked.",
  },
  "contract-code-returned": {
    why: "The table of codes that are never returned tells who tests a client what to plan for. A code that a check of the same method returns does not belong there.",
  },
  "contract-choice": {
    why: "Where documents are silent or do not agree, a contract refers to a row in the table of choices, which has a value for each profile.",
  },
  "contract-choice-unused": {
    why: "The table of choices is meant to show what can be decided. A row that nothing refers to decides nothing.",
  },
};
