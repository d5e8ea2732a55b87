/* attune-search-variants.c: British and American spellings of a word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-variants.h"

#include <string.h>

typedef struct
{
  const char *from;
  const char *to;
} Pair;

/* Whole words, which may have an s behind them. */
static const Pair whole[] = {
  { "advisor", "adviser" },   { "aeon", "eon" },       { "ageing", "aging" },
  { "amongst", "among" },     { "cosy", "cozy" },      { "dreamt", "dreamed" },
  { "jewellery", "jewelry" }, { "learnt", "learned" }, { "mum", "mom" },
  { "mummies", "mommies" },   { "mummy", "mommy" },    { "neurone", "neuron" },
  { "whilst", "while" },      { "woollen", "woolen" },
};

/* How words begin */
static const Pair beginnings[] = {
  { "aluminium", "aluminum" }, { "artefact", "artifact" }, { "biass", "bias" },
  { "defence", "defense" },    { "enquir", "inquir" },     { "focuss", "focus" },
  { "grey", "gray" },          { "licenc", "licens" },     { "likeabl", "likabl" },
  { "liveabl", "livabl" },     { "loveabl", "lovabl" },    { "manoeuvred", "maneuvered" },
  { "manoeuvre", "maneuver" }, { "manoeuvr", "maneuver" }, { "mould", "mold" },
  { "moustache", "mustache" }, { "moveabl", "movabl" },    { "offence", "offense" },
  { "plough", "plow" },        { "practis", "practic" },   { "pretence", "pretense" },
  { "pyjama", "pajama" },      { "sceptic", "skeptic" },   { "sizeabl", "sizabl" },
  { "skilful", "skillful" },   { "smoulder", "smolder" },  { "sulph", "sulf" },
  { "wilful", "willful" },
};

/* What is written with -our in Britain. No rule tells these from flour, contour and troubadour. */
static const Pair ours[] = {
  { "arbour", "arbor" },       { "ardour", "ardor" },       { "armour", "armor" },
  { "behaviour", "behavior" }, { "candour", "candor" },     { "clamour", "clamor" },
  { "colour", "color" },       { "demeanour", "demeanor" }, { "enamour", "enamor" },
  { "endeavour", "endeavor" }, { "favour", "favor" },       { "fervour", "fervor" },
  { "flavour", "flavor" },     { "glamour", "glamor" },     { "honour", "honor" },
  { "humour", "humor" },       { "labour", "labor" },       { "neighbour", "neighbor" },
  { "odour", "odor" },         { "parlour", "parlor" },     { "rancour", "rancor" },
  { "rigour", "rigor" },       { "rumour", "rumor" },       { "saviour", "savior" },
  { "savour", "savor" },       { "splendour", "splendor" }, { "succour", "succor" },
  { "tumour", "tumor" },       { "valour", "valor" },       { "vapour", "vapor" },
  { "vigour", "vigor" },
};

/* -re, but not as in genre and acre */
static const Pair res[] = {
  { "calibre", "caliber" }, { "centred", "centered" }, { "centre", "center" },
  { "fibre", "fiber" },     { "litre", "liter" },      { "lustre", "luster" },
  { "meagre", "meager" },   { "metre", "meter" },      { "sabre", "saber" },
  { "sombre", "somber" },   { "spectre", "specter" },  { "theatre", "theater" },
};

/* Greek by way of Latin; not Israel, Michael and aerobic, and not Oedipus, poet and coexist. */
static const Pair aes[] = {
  { "aemi", "emi" },           { "aesth", "esth" }, { "aetio", "etio" },   { "archaeo", "archeo" },
  { "caesarean", "cesarean" }, { "faec", "fec" },   { "gynaec", "gynec" }, { "haem", "hem" },
  { "mediaev", "mediev" },     { "paed", "ped" },   { "palaeo", "paleo" },
};
static const Pair oes[] = {
  { "amoeb", "ameb" },   { "coelia", "celia" }, { "foet", "fet" },
  { "homoeo", "homeo" }, { "oedem", "edem" },   { "oesoph", "esoph" },
  { "oestr", "estr" },   { "pnoea", "pnea" },   { "rrhoea", "rrhea" },
};

/* Anything else, wherever it stands */
static const Pair anywhere[] = {
  { "centring", "centering" }, { "dgement", "dgment" },     { "flexion", "flection" },
  { "llment", "lment" },       { "tranquill", "tranquil" },
};

static const struct
{
  const char *sign;
  const Pair *pairs;
  gsize n_pairs;
} groups[] = {
  { "our", ours, G_N_ELEMENTS (ours) },      { "re", res, G_N_ELEMENTS (res) },
  { "ae", aes, G_N_ELEMENTS (aes) },         { "oe", oes, G_N_ELEMENTS (oes) },
  { "", anywhere, G_N_ELEMENTS (anywhere) },
};

static gboolean
is_one_of (const char *string, const char *const *list, gsize n_list)
{
  for (gsize i = 0; i < n_list; i++)
    if (strcmp (string, list[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
replace (GString *word, gsize at, const Pair *pair)
{
  g_string_erase (word, (gssize) at, (gssize) strlen (pair->from));
  g_string_insert (word, (gssize) at, pair->to);
}

static void
replace_whole (GString *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      gsize n_bytes = strlen (whole[i].from);

      if (word->str[0] == whole[i].from[0] && strncmp (word->str, whole[i].from, n_bytes) == 0 &&
          (word->str[n_bytes] == '\0' || strcmp (word->str + n_bytes, "s") == 0))
        {
          replace (word, 0, &whole[i]);
          return;
        }
    }
}

static void
replace_beginning (GString *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (word->str[0] == beginnings[i].from[0] && g_str_has_prefix (word->str, beginnings[i].from))
      {
        replace (word, 0, &beginnings[i]);
        return;
      }
}

static void
replace_anywhere (GString *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (strstr (word->str, groups[i].sign) != NULL)
      for (gsize j = 0; j < groups[i].n_pairs; j++)
        {
          const char *at = strstr (word->str, groups[i].pairs[j].from);

          if (at != NULL)
            replace (word, (gsize) (at - word->str), &groups[i].pairs[j]);
        }
}

/* organize, analyzing, realization: the z becomes an s. The other way round would part supervise
 * from supervision, and Snowball takes -ize off altogether, so that an organization were an organ.
 * Short words, such as prize, are not derived so. */
static void
replace_ize (GString *word)
{
  static const char *const endings[] = {
    "e",     "ed",   "edly",    "es",    "er",     "ers",     "ing",       "ings",
    "ingly", "able", "ability", "ation", "ations", "ational", "ationally",
  };
  char *z = strrchr (word->str, 'z');

  if (z != NULL && z - word->str >= 4 && (z[-1] == 'i' || z[-1] == 'y') &&
      is_one_of (z + 1, endings, G_N_ELEMENTS (endings)))
    *z = 's';
}

/* dialogue, cataloguing, pedagogue, and programme, kilogramme */
static void
replace_endings (GString *word)
{
  static const char *const endings[] = { "e", "es", "ed", "er", "ers", "ing" };
  char *at = g_strrstr (word->str, "ogu");

  if (at != NULL && at - word->str >= 3 && (at[-1] == 'l' || at[-1] == 'g') &&
      is_one_of (at + 3, endings, G_N_ELEMENTS (endings)))
    {
      gsize u = (gsize) (at + 2 - word->str);

      g_string_erase (word, (gssize) u, 1);
      if (word->str[u] == 'e' && (word->str[u + 1] == '\0' || word->str[u + 1] == 's'))
        g_string_erase (word, (gssize) u, 1);
    }
  else if (g_str_has_suffix (word->str, "gramme"))
    g_string_truncate (word, word->len - 2);
  else if (g_str_has_suffix (word->str, "grammes"))
    g_string_erase (word, (gssize) word->len - 3, 2);
}

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiouy", c) != NULL;
}

/* Whether the first @n bytes have two syllables, as travel and dial, but not call. */
static gboolean
has_syllables (const char *word, gsize n)
{
  guint n_groups = 0;

  for (gsize i = 0; i < n; i++)
    n_groups += is_vowel (word[i]) && (i == 0 || !is_vowel (word[i - 1]));

  return n_groups >= 2 || (n >= 2 && (word[n - 2] == 'i' || word[n - 2] == 'u'));
}

/* travelled, modelling, counsellor, marvellous, councillor: one l will do. After most an i it will
 * not, as unfilled is not unfiled. */
static void
replace_double_l (GString *word)
{
  static const char *const endings[] = {
    "able", "ed", "er", "ers", "ing", "ingly", "ings", "ist", "ists", "or", "ors", "ous", "ously",
  };
  char *at = g_strrstr (word->str, "ll");
  gsize n = 0;

  if (at == NULL || at - word->str < 2 || !is_one_of (at + 2, endings, G_N_ELEMENTS (endings)))
    return;

  n = (gsize) (at - word->str);
  if ((at[-1] == 'e' || at[-1] == 'a' || (at[-1] == 'i' && (at[-2] == 'c' || at[-2] == 'v'))) &&
      has_syllables (word->str, n))
    g_string_erase (word, (gssize) n, 1);
}

/**
 * attune_search_unify_spelling:
 * @word: a word of English, folded
 *
 * Gives British and American spellings of a word one form: *behaviour* and *behavior*,
 * *mentalise* and *mentalize*, *counselling* and *counseling*, *paediatric* and *pediatric*. It is
 * for comparing alone, and need not be a word.
 *
 * Returns: (transfer full): that form
 */
char *
attune_search_unify_spelling (const char *word)
{
  GString *unified = g_string_new (word);

  replace_whole (unified);
  replace_beginning (unified);
  replace_anywhere (unified);
  replace_ize (unified);
  replace_endings (unified);
  replace_double_l (unified);

  return g_string_free_and_steal (unified);
}
