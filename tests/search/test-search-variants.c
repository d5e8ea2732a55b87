/* test-search-variants.c: British and American spellings of a word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-variants.h"

typedef struct
{
  const char *a;
  const char *b;
} Pair;

static const Pair same[] = {
  /* our, or */
  { "behaviour", "behavior" },
  { "behaviours", "behaviors" },
  { "behavioural", "behavioral" },
  { "behaviourism", "behaviorism" },
  { "misbehaviour", "misbehavior" },
  { "colour", "color" },
  { "coloured", "colored" },
  { "favourite", "favorite" },
  { "unfavourable", "unfavorable" },
  { "honour", "honor" },
  { "dishonoured", "dishonored" },
  { "humour", "humor" },
  { "labour", "labor" },
  { "neighbourhood", "neighborhood" },
  { "rigour", "rigor" },
  { "rumours", "rumors" },
  { "tumour", "tumor" },
  { "endeavour", "endeavor" },
  { "demeanour", "demeanor" },
  { "splendour", "splendor" },
  /* ise, ize; yse, yze */
  { "organise", "organize" },
  { "organised", "organized" },
  { "organiser", "organizer" },
  { "organising", "organizing" },
  { "organisation", "organization" },
  { "organisational", "organizational" },
  { "disorganised", "disorganized" },
  { "mentalise", "mentalize" },
  { "mentalising", "mentalizing" },
  { "mentalisation", "mentalization" },
  { "internalisations", "internalizations" },
  { "recognisable", "recognizable" },
  { "recognises", "recognizes" },
  { "hypothesise", "hypothesize" },
  { "traumatised", "traumatized" },
  { "analyse", "analyze" },
  { "analysed", "analyzed" },
  { "analysing", "analyzing" },
  { "psychoanalyse", "psychoanalyze" },
  { "paralysed", "paralyzed" },
  /* re, er */
  { "centre", "center" },
  { "centres", "centers" },
  { "centred", "centered" },
  { "centring", "centering" },
  { "theatre", "theater" },
  { "kilometres", "kilometers" },
  { "fibre", "fiber" },
  { "litre", "liter" },
  { "meagre", "meager" },
  { "spectre", "specter" },
  { "sombre", "somber" },
  { "calibre", "caliber" },
  /* ll, l */
  { "travelled", "traveled" },
  { "travelling", "traveling" },
  { "traveller", "traveler" },
  { "modelling", "modeling" },
  { "modelled", "modeled" },
  { "counselling", "counseling" },
  { "counsellor", "counselor" },
  { "counsellors", "counselors" },
  { "labelled", "labeled" },
  { "signalling", "signaling" },
  { "cancelled", "canceled" },
  { "fuelled", "fueled" },
  { "dialling", "dialing" },
  { "equalled", "equaled" },
  { "marvellous", "marvelous" },
  { "councillor", "councilor" },
  { "fulfilment", "fulfillment" },
  { "enrolment", "enrollment" },
  { "instalment", "installment" },
  { "tranquilliser", "tranquilizer" },
  { "woollen", "woolen" },
  { "skilful", "skillful" },
  { "wilfully", "willfully" },
  /* ae and oe, e */
  { "paediatric", "pediatric" },
  { "paediatrician", "pediatrician" },
  { "anaesthesia", "anesthesia" },
  { "anaesthetised", "anesthetized" },
  { "aesthetic", "esthetic" },
  { "aetiology", "etiology" },
  { "haemorrhage", "hemorrhage" },
  { "leukaemia", "leukemia" },
  { "gynaecology", "gynecology" },
  { "encyclopaedia", "encyclopedia" },
  { "orthopaedic", "orthopedic" },
  { "archaeology", "archeology" },
  { "oedema", "edema" },
  { "oestrogen", "estrogen" },
  { "foetus", "fetus" },
  { "foetal", "fetal" },
  { "diarrhoea", "diarrhea" },
  { "apnoea", "apnea" },
  { "homoeopathy", "homeopathy" },
  { "manoeuvre", "maneuver" },
  { "manoeuvred", "maneuvered" },
  { "manoeuvring", "maneuvering" },
  { "manoeuvres", "maneuvers" },
  /* ence, ense */
  { "defence", "defense" },
  { "defences", "defenses" },
  { "defenceless", "defenseless" },
  { "offence", "offense" },
  { "pretence", "pretense" },
  { "licence", "license" },
  { "licences", "licenses" },
  { "practise", "practice" },
  { "practised", "practiced" },
  { "practising", "practicing" },
  /* ogue, og; amme, am */
  { "dialogue", "dialog" },
  { "dialogues", "dialogs" },
  { "analogue", "analog" },
  { "catalogued", "cataloged" },
  { "cataloguing", "cataloging" },
  { "pedagogue", "pedagog" },
  { "programme", "program" },
  { "programmes", "programs" },
  { "kilogrammes", "kilograms" },
  /* others */
  { "judgement", "judgment" },
  { "judgemental", "judgmental" },
  { "acknowledgement", "acknowledgment" },
  { "grey", "gray" },
  { "greyer", "grayer" },
  { "ageing", "aging" },
  { "sceptic", "skeptic" },
  { "sceptical", "skeptical" },
  { "scepticism", "skepticism" },
  { "enquiry", "inquiry" },
  { "enquiries", "inquiries" },
  { "focussed", "focused" },
  { "focussing", "focusing" },
  { "biassed", "biased" },
  { "likeable", "likable" },
  { "artefact", "artifact" },
  { "advisor", "adviser" },
  { "advisors", "advisers" },
  { "amongst", "among" },
  { "whilst", "while" },
  { "learnt", "learned" },
  { "mum", "mom" },
  { "mums", "moms" },
  { "mould", "mold" },
  { "plough", "plow" },
  { "moustache", "mustache" },
  { "pyjamas", "pajamas" },
  { "neurones", "neurons" },
  { "reflexion", "reflection" },
};

static const Pair different[] = {
  { "four", "for" },
  { "hour", "or" },
  { "our", "or" },
  { "hour", "hor" },
  { "tour", "tor" },
  { "sour", "sor" },
  { "pour", "por" },
  { "your", "yor" },
  { "flour", "floor" },
  { "flour", "flor" },
  { "court", "cort" },
  { "source", "sorce" },
  { "course", "corse" },
  { "mourn", "morn" },
  { "journal", "jornal" },
  { "contour", "contor" },
  { "detour", "detor" },
  { "prize", "prise" },
  { "prized", "prised" },
  { "size", "sise" },
  { "rise", "rize" },
  { "wise", "wize" },
  { "advise", "advice" },
  { "device", "devise" },
  { "promise", "premise" },
  { "promise", "promiss" },
  { "precise", "precis" },
  { "exercise", "exorcise" },
  { "raise", "raze" },
  { "organ", "organise" },
  { "real", "realise" },
  { "analysis", "analyses" },
  { "here", "her" },
  { "there", "ther" },
  { "where", "wher" },
  { "were", "wer" },
  { "genre", "gener" },
  { "acre", "acer" },
  { "more", "moer" },
  { "care", "caer" },
  { "entre", "enter" },
  { "centric", "centeric" },
  { "sure", "suer" },
  { "filled", "filed" },
  { "filling", "filing" },
  { "called", "caled" },
  { "tilled", "tiled" },
  { "billed", "biled" },
  { "pilled", "piled" },
  { "unfilled", "unfiled" },
  { "refilled", "refiled" },
  { "willing", "wiling" },
  { "polling", "poling" },
  { "stalled", "staled" },
  { "telling", "teling" },
  { "caller", "caler" },
  { "dolled", "doled" },
  { "holler", "holer" },
  { "millers", "milers" },
  { "galled", "galed" },
  { "scalled", "scaled" },
  { "poet", "pet" },
  { "poem", "pem" },
  { "does", "des" },
  { "shoes", "shes" },
  { "toes", "tes" },
  { "coexist", "cexist" },
  { "oedipus", "edipus" },
  { "michael", "michel" },
  { "israel", "isrel" },
  { "aerobic", "erobic" },
  { "mae", "me" },
  { "phoebe", "phebe" },
  { "fence", "fense" },
  { "sense", "sence" },
  { "tense", "tence" },
  { "presence", "presense" },
  { "absence", "absense" },
  { "rogue", "rog" },
  { "vogue", "vog" },
  { "log", "logue" },
  { "prologue", "prolong" },
  { "argue", "arg" },
  { "grammar", "gram" },
  { "programmer", "programer" },
  { "ageing", "agreeing" },
  { "manure", "manoeuvre" },
  { "mold", "old" },
  { "dependent", "dependant" },
  { "story", "storey" },
  { "check", "cheque" },
  { "metric", "meter" },
  { "hem", "them" },
  { "mummy", "mum" },
};

static void
test_same (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = attune_search_unify_spelling (same[i].a);
      g_autofree char *b = attune_search_unify_spelling (same[i].b);

      g_test_message ("%s, %s", same[i].a, same[i].b);
      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_different (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (different); i++)
    {
      g_autofree char *a = attune_search_unify_spelling (different[i].a);
      g_autofree char *b = attune_search_unify_spelling (different[i].b);

      g_test_message ("%s, %s", different[i].a, different[i].b);
      g_assert_cmpstr (a, !=, b);
    }
}

/* Words that no rule is for stay what they are. */
static void
test_untouched (void)
{
  static const char *const words[] = {
    "",           "a",         "s",         "z",           "ll",      "four",     "hour",
    "troubadour", "paramour",  "resource",  "tournament",  "nourish", "courage",  "here",
    "genre",      "acre",      "supervise", "supervision", "revise",  "exercise", "citizen",
    "horizon",    "wizard",    "prize",     "seized",      "call",    "filling",  "unfilled",
    "controlled", "collected", "excellent", "poem",        "shoe",    "israel",   "reggae",
    "aerial",     "fence",     "science",   "essence",     "rogue",   "vogue",    "demagogic",
    "program",    "grammar",   "secure",    "attachment",  "1969",    "애착",     "ogue",
    "ize",        "lled",      "gramm",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *unified = attune_search_unify_spelling (words[i]);

      g_assert_cmpstr (unified, ==, words[i]);
    }
}

/* What has been unified is not changed again, and no word is lost. */
static void
test_idempotent (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *once = attune_search_unify_spelling (same[i].a);
      g_autofree char *twice = attune_search_unify_spelling (once);

      g_assert_cmpstr (once, !=, "");
      g_assert_cmpstr (once, ==, twice);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/variants/same", test_same);
  g_test_add_func ("/search/variants/different", test_different);
  g_test_add_func ("/search/variants/untouched", test_untouched);
  g_test_add_func ("/search/variants/idempotent", test_idempotent);

  return g_test_run ();
}
