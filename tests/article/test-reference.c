/* test-reference.c: works are written in the manner of the APA
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-reference.h"
#include "mutate.h"

static AttuneReference *
make (const char *json)
{
  g_autoptr (JsonNode) node = mutate_parse (json);

  return attune_reference_new_from_csl (json_node_get_object (node));
}

static const char *
get_words (AttuneReference *reference)
{
  return attune_text_get_string (attune_reference_get_citation (reference));
}

static void
test_types (void)
{
  static const struct
  {
    const char *csl;
    const char *label;
    const char *citation;
  } works[] = {
    { "{'id':'a','type':'book','title':'A secure base','author':[{'family':'Bowlby',"
      "'given':'John'}],'issued':{'date-parts':[[1988]]},'publisher':'Basic Books'}",
      "Bowlby, 1988", "Bowlby, J. (1988). A secure base. Basic Books." },
    { "{'id':'a','type':'book','title':'Attachment and loss','author':[{'family':'Bowlby',"
      "'given':'J.'}],'issued':{'date-parts':[[1969],[1980]]},'volume':'1–3',"
      "'publisher':'Basic Books','note':'Three volumes'}",
      "Bowlby, 1969–1980",
      "Bowlby, J. (1969–1980). Attachment and loss (Vols. 1–3). Basic Books. Three volumes." },
    { "{'id':'a','type':'book','title':'Handbook','editor':[{'family':'Cassidy','given':'J.'},"
      "{'family':'Shaver','given':'P. R.'}],'issued':{'date-parts':[[2016]]},'edition':'3',"
      "'publisher':'Guilford Press','ISBN':'978-1-4625-2529-4'}",
      "Cassidy & Shaver, 2016",
      "Cassidy, J., & Shaver, P. R. (Eds.). (2016). Handbook (3rd ed.). Guilford Press. "
      "ISBN 978-1-4625-2529-4." },
    { "{'id':'a','type':'book','title':'One’s own','editor':[{'family':'Only','given':'E.'}],"
      "'issued':{'date-parts':[[2001]]}}",
      "Only, 2001", "Only, E. (Ed.). (2001). One’s own." },
    { "{'id':'a','type':'chapter','title':'Procedures','author':[{'family':'Main','given':'M.'},"
      "{'family':'Solomon','given':'J.'}],'editor':[{'family':'Greenberg','given':'M. T.'},"
      "{'family':'Cicchetti','given':'D.'},{'family':'Cummings','given':'E. M.'}],"
      "'issued':{'date-parts':[[1990]]},'container-title':'Attachment in the preschool years',"
      "'publisher':'University of Chicago Press','page':'121–160'}",
      "Main & Solomon, 1990",
      "Main, M., & Solomon, J. (1990). Procedures. In M. T. Greenberg, D. Cicchetti, & E. M. "
      "Cummings (Eds.), Attachment in the preschool years (pp. 121–160). University of Chicago "
      "Press." },
    { "{'id':'a','type':'chapter','title':'A part','author':[{'family':'Main','given':'M.'}],"
      "'editor':[{'family':'Parkes','given':'C. M.'}],'issued':{'date-parts':[[1991]]},"
      "'container-title':'A whole','edition':'2','volume':'4','page':'7'}",
      "Main, 1991",
      "Main, M. (1991). A part. In C. M. Parkes (Ed.), A whole (2nd ed., Vol. 4, p. 7)." },
    { "{'id':'a','type':'article-journal','title':'Attachment style','author':[{'family':'Levy',"
      "'given':'Kenneth N.'},{'family':'Ellison','given':'W. D.'},{'family':'Scott',"
      "'given':'L. N.'}],'issued':{'date-parts':[[2011]]},'container-title':'Journal of Clinical "
      "Psychology','volume':'67','issue':'2','page':'193–203','DOI':'10.1002/jclp.20756'}",
      "Levy et al., 2011",
      "Levy, K. N., Ellison, W. D., & Scott, L. N. (2011). Attachment style. Journal of Clinical "
      "Psychology, 67(2), 193–203. https://doi.org/10.1002/jclp.20756" },
    { "{'id':'a','type':'article-journal','title':'In press','author':[{'family':'Notsu',"
      "'given':'H.'}],'issued':{'date-parts':[[2024]]},'container-title':'Psychotherapy Research',"
      "'note':'Advance online publication'}",
      "Notsu, 2024",
      "Notsu, H. (2024). In press. Psychotherapy Research. Advance online publication." },
    { "{'id':'a','type':'manuscript','title':'Adult Attachment Interview','author':[{'family':"
      "'George','given':'C.'}],'issued':{'date-parts':[[1985]]},'publisher':'University of "
      "California, Berkeley','genre':'Unpublished protocol'}",
      "George, 1985",
      "George, C. (1985). Adult Attachment Interview [Unpublished protocol]. University of "
      "California, Berkeley." },
    { "{'id':'a','type':'webpage','title':'In memoriam: Mary Main','author':[{'literal':"
      "'Academic Senate'}],'issued':{'date-parts':[[2023,1,9]]},'URL':'https://example.org/mm'}",
      "Academic Senate, 2023",
      "Academic Senate. (2023). In memoriam: Mary Main. https://example.org/mm" },
    { "{'id':'a','type':'review-book','title':'[Review of Attachment]','issued':{'date-parts':"
      "[[2011]]},'container-title':'Journal of Trauma','volume':'12','page':'102–104'}",
      "[Review of Attachment], 2011",
      "[Review of Attachment]. (2011). Journal of Trauma, 12, 102–104." },
    { "{'id':'a','type':'interview','title':'On attachment','author':[{'family':'Wyatt',"
      "'given':'Randall C.'},{'family':'Yalom','given':'V.'}],'issued':{'literal':'n.d.'},"
      "'container-title':'Psychotherapy.net','URL':'https://example.org/'}",
      "Wyatt & Yalom, n.d.",
      "Wyatt, R. C., & Yalom, V. (n.d.). On attachment. Psychotherapy.net. https://example.org/" },
    { "{'id':'a','type':'report','title':'What works?','author':[{'family':'Doe','given':'A'}],"
      "'publisher':'Agency'}",
      "Doe, n.d.", "Doe, A. (n.d.). What works? Agency." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autoptr (AttuneReference) reference = make (works[i].csl);

      g_assert_cmpstr (attune_reference_get_id (reference), ==, "a");
      g_assert_cmpstr (attune_reference_get_label (reference), ==, works[i].label);
      g_assert_cmpstr (get_words (reference), ==, works[i].citation);
    }
}

static AttuneReference *
make_with_authors (guint n)
{
  g_autoptr (GString) json = g_string_new ("{'id':'a','type':'book','title':'T','author':[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s{'family':'A%u','given':'B.'}", i > 0 ? "," : "", i + 1);
  g_string_append (json, "],'issued':{'date-parts':[[2000]]}}");

  return make (json->str);
}

static void
test_authors (void)
{
  static const struct
  {
    guint n;
    const char *label;
    const char *start;
    const char *end;
  } counts[] = {
    { 1, "A1, 2000", "A1, B. (2000).", "A1, B. (2000). T." },
    { 2, "A1 & A2, 2000", "A1, B., & A2, B. (2000).", "T." },
    { 3, "A1 et al., 2000", "A1, B., A2, B., & A3, B. (2000).", "T." },
    { 20, "A1 et al., 2000", "A1, B., A2, B., ", "A18, B., A19, B., & A20, B. (2000). T." },
    { 21, "A1 et al., 2000", "A1, B., A2, B., ", "A18, B., A19, B., … A21, B. (2000). T." },
    { 40, "A1 et al., 2000", "A1, B., A2, B., ", "A18, B., A19, B., … A40, B. (2000). T." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (AttuneReference) reference = make_with_authors (counts[i].n);

      g_assert_cmpstr (attune_reference_get_label (reference), ==, counts[i].label);
      g_assert_true (g_str_has_prefix (get_words (reference), counts[i].start));
      g_assert_true (g_str_has_suffix (get_words (reference), counts[i].end));
    }
}

static void
test_given_names (void)
{
  static const struct
  {
    const char *given;
    const char *name;
  } names[] = {
    { "David John", "X, D. J." },
    { "D. J.", "X, D. J." },
    { "D.J.", "X, D.J." },
    { "Jean-Paul", "X, J.-P." },
    { "A.-A.", "X, A.-A." },
    { "Élodie", "X, É." },
    { " David  J. ", "X, D. J." },
    { "", "X." },
    { "-", "X." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{'id':'a','type':'book','title':'T','author':[{'family':'X','given':'%s'}]}",
          names[i].given);
      g_autofree char *start = g_strdup_printf ("%s (n.d.). T.", names[i].name);
      g_autoptr (AttuneReference) reference = make (json);

      g_assert_cmpstr (get_words (reference), ==, start);
    }
}

static void
test_editions (void)
{
  static const struct
  {
    const char *edition;
    const char *written;
  } editions[] = {
    { "1", "1st ed." },         { "2", "2nd ed." },     { "3", "3rd ed." },
    { "4", "4th ed." },         { "10", "10th ed." },   { "11", "11th ed." },
    { "12", "12th ed." },       { "13", "13th ed." },   { "21", "21st ed." },
    { "22", "22nd ed." },       { "23", "23rd ed." },   { "101", "101st ed." },
    { "111", "111th ed." },     { "112", "112th ed." }, { "2nd ed.", "2nd ed." },
    { "Rev. ed.", "Rev. ed." }, { "0", "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (editions); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{'id':'a','type':'book','title':'T','edition':'%s'}", editions[i].edition);
      g_autofree char *words = g_strdup_printf ("T (%s). (n.d.).", editions[i].written);
      g_autoptr (AttuneReference) reference = make (json);

      g_assert_cmpstr (get_words (reference), ==, words);
    }
}

/* Each sentence ends with one mark, and nothing ends with a space. */
static void
test_points (void)
{
  static const struct
  {
    const char *csl;
    const char *words;
  } works[] = {
    { "{'id':'a','type':'book','title':'Why?','edition':'2','publisher':'P Inc.'}",
      "Why? (2nd ed.). (n.d.). P Inc." },
    { "{'id':'a','type':'book','title':'Why?','genre':'Film'}", "Why? [Film]. (n.d.)." },
    { "{'id':'a','type':'article-journal','title':'He said “no.”','container-title':'J!',"
      "'issue':'3'}",
      "He said “no.” (n.d.). J!, (3)." },
    { "{'id':'a','type':'book','title':' A\\n  b ','author':[{'family':'X\\t Y'}]}",
      "X Y. (n.d.). A b." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autoptr (AttuneReference) reference = make (works[i].csl);

      g_assert_cmpstr (get_words (reference), ==, works[i].words);
    }
}

static void
test_spans (void)
{
  g_autoptr (AttuneReference) reference = make (
      "{'id':'a','type':'article-journal','title':'T','container-title':'Jé','volume':'9',"
      "'DOI':'10.1002/(SICI)1097<249::AID>3.0.CO;2-#'}");
  AttuneText *text = attune_reference_get_citation (reference);
  static const char *const words[] = {
    "Jé",
    "9",
    "https://doi.org/10.1002/(SICI)1097<249::AID>3.0.CO;2-#",
  };
  guint n = 0;
  const AttuneSpan *spans = attune_text_get_spans (text, &n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *range = attune_text_dup_range (text, spans[i].start, spans[i].end);

      g_assert_cmpstr (range, ==, words[i]);
    }
  g_assert_cmpint (spans[0].kind, ==, ATTUNE_SPAN_EMPHASIS);
  g_assert_cmpint (spans[2].kind, ==, ATTUNE_SPAN_LINK);
  g_assert_cmpstr (spans[2].target, ==,
                   "https://doi.org/10.1002/(SICI)1097%3C249::AID%3E3.0.CO;2-%23");
}

static void
test_order (void)
{
  /* As a list of references has them */
  static const char *const works[] = {
    "{'id':'a','type':'book','title':'[A review]','issued':{'date-parts':[[2011]]}}",
    "{'id':'b','type':'book','title':'T','author':[{'family':'Bowlby','given':'J.'}],"
    "'issued':{'literal':'n.d.'}}",
    "{'id':'c','type':'book','title':'T','author':[{'family':'Bowlby','given':'J.'}],"
    "'issued':{'date-parts':[[1969]]}}",
    "{'id':'d','type':'book','title':'T','author':[{'family':'Bowlby','given':'J.'}],"
    "'issued':{'date-parts':[[1969],[1980]]}}",
    "{'id':'e','type':'book','title':'T','author':[{'family':'Bowlby','given':'J.'}],"
    "'issued':{'date-parts':[[1988]]}}",
    "{'id':'f','type':'book','title':'T','author':[{'family':'Bowlby','given':'J.'},"
    "{'family':'Ainsworth','given':'M.'}],'issued':{'date-parts':[[1950]]}}",
    "{'id':'g','type':'book','title':'T','author':[{'family':'Brown','given':'Z.'}]}",
    "{'id':'h','type':'book','title':'T','author':[{'family':'Browning','given':'A.'}]}",
    "{'id':'i','type':'book','title':'T','author':[{'family':'Flückiger','given':'C.'}]}",
    "{'id':'j','type':'book','title':'T','author':[{'family':'Flunder','given':'C.'}]}",
    "{'id':'k','type':'book','title':'T','author':[{'family':'van IJzendoorn'}]}",
    "{'id':'l','type':'book','title':'T','author':[{'family':'Wallin'}]}",
  };
  g_autofree char *last = g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autoptr (AttuneReference) reference = make (works[i]);
      const char *key = attune_reference_get_sort_key (reference);

      g_assert_cmpstr (last, <, key);
      g_set_str (&last, key);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reference/types", test_types);
  g_test_add_func ("/reference/authors", test_authors);
  g_test_add_func ("/reference/given-names", test_given_names);
  g_test_add_func ("/reference/editions", test_editions);
  g_test_add_func ("/reference/points", test_points);
  g_test_add_func ("/reference/spans", test_spans);
  g_test_add_func ("/reference/order", test_order);

  return g_test_run ();
}
