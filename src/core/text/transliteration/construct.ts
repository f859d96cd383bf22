import type { EntityType } from "../../model.ts";
import { foldWord } from "../fold.ts";
import { plain } from "./letters.ts";
import type { Word } from "./words.ts";

/**
 * Whether a tāʾ marbūṭa stands before its genitive and so sounds as t: madīnat al-Kuwayt, against Fāṭimah al-Zahrāʾ and
 * al-Madīnah al-Munawwarah. Spelling alone does not tell: known personal names, and in the name of a person any word that
 * is not known as a head, stand before an apposition.
 */
export function isConstruct(word: Word, next: Word | undefined, type: EntityType | undefined): boolean {
  const last = word.stem.at(-1);
  if (last?.letter !== "ة" || word.hasArticle || last.hasTanwin || !next || next.particles.length > 0) return false;
  const [own, other] = [foldWord(plain(word.stem)), foldWord(plain(next.stem))];
  if (genitives.has(other)) return true;
  if (firstNames.has(own) || particles.has(other)) return false;
  if (heads.has(own)) return true;
  if (other === "بن" || other === "بنت") return false;
  if (type === "PER" || (next.hasArticle && (degrees.has(other) || endsInNisba(next)))) return false;
  return true;
}

/** The masculine nisba: after a feminine noun it is no attribute of it, so a family name. */
function endsInNisba({ stem }: Word): boolean {
  const last = stem.at(-1);
  return last?.letter === "ي" && last.isDoubled === true && stem.at(-2)?.vowel === "i";
}

function folded(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/).map(foldWord));
}

/** Words that stand after a construct wherever they follow a noun without article: gift of God, sword of the faith. */
const genitives = folded("الله دين إسلام");

/** Words that are no genitive. */
const particles = folded("آل في من عن على إلى حتى مع ولد أوغلو");

/** Adjectives of degree after a name: لبدة الكبرى. */
const degrees = folded("كبرى صغرى عظمى وسطى عليا سفلى أولى ثانية ثالثة رابعة خامسة كبير صغير أول ثاني ثالث أكبر أصغر");

/** Heads of constructs in names of persons too: titles, bynames, family relations. */
const heads = folded(`
  ملكة أميرة سيدة زوجة ابنة أخت خالة عمة حجة آية شجرة قرة فخرة زينة تحفة نخبة غزوة معركة سورة مدينة جامعة دولة مملكة
  سلطنة إمارة جمهورية جزيرة بلدة قرية محافظة ولاية وكالة حركة جبهة جماعة منظمة هيئة مؤسسة جمعية صحيفة مجلة قناة إذاعة
  شركة مجموعة عائلة أسرة مكتبة كنيسة قبة قلعة بحيرة بادية قاعدة رسالة مقدمة سيرة ألفية كلية مدرسة محكمة وزارة لجنة نقابة رابطة عصبة حكومة
  اتفاقية معاهدة ثورة حملة عملية كتيبة فرقة طريقة نظرية قصة رواية حكاية
`);

/** First names of persons that end in tāʾ marbūṭa. */
const firstNames = folded(`
  فاطمة عائشة خديجة آمنة حفصة رقية سكينة أسامة معاوية حمزة طلحة عبيدة عقبة عتبة شعبة قتيبة حذيفة عكرمة حارثة ربيعة عنترة طرفة
  قدامة خزيمة كنانة مسيلمة حنظلة ثعلبة عروة سلمة أمية هريرة حنيفة خليفة رفاعة بشارة قتادة جنادة ميسرة مغيرة نابغة علقمة شحاتة
  عطية حمودة فضالة أمامة نسيبة رملة جويرية صفية سمية ميمونة حليمة رابعة زبيدة ولادة علية أمينة أميرة بثينة جميلة زهرة سارة
  سميرة سميحة شادية عبلة غادة كريمة ماجدة نادية نبيلة نورة هالة وردة لطيفة فريدة عزيزة رشيدة نعيمة وحيدة حسيبة حورية خولة
  رانية دانية عزة فوزية نجية بهية سنية هنية تحية آسية مارية مية بسمة ديمة فاتنة فادية فائزة نجاة جوخة أصالة ميادة ياسمينة
  باية مليكة موزة شيخة حصة منيرة نائلة راضية عاتكة جازية حبيبة جمانة لبابة بريرة زليخة سلافة سهيلة نزيهة نفيسة نسيمة نهلة
  وجيهة فهيمة مديحة منية غزالة غزية بوتفليقة بورقيبة
`);
