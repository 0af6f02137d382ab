"""SQL of search: letters folded, words found by their beginnings, names in the order of the alphabet.

What is typed is words, each of which may lack its end, "phrases" and -words that must not occur. Letters are folded so
that Russian and Belarusian spellings, and what a keyboard lacks, meet. The query is immutable: the planner knows it.
"""

# Yo, short u, dotted i and Ukrainian g; apostrophes and the stress mark go.
FOLD = r"""
CREATE FUNCTION cooperation_fold(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(
    translate(lower(normalize(t)), U&'\0451\045E\0456\0491''\2019\02BC`\0301', U&'\0435\0443\0438\0433'),
    '[^[:alnum:]]+', ' ', 'g');
"""

# At most 150,000 characters: a longer vector would be refused, and with it the text.
VECTOR = r"""
CREATE FUNCTION cooperation_words(t jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT string_agg(value, ' ') FROM jsonb_each_text(CASE jsonb_typeof(t) WHEN 'object' THEN t ELSE '{}' END));
CREATE FUNCTION cooperation_search(title jsonb, body jsonb, number text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_tsvector('pg_catalog.simple'::regconfig, cooperation_fold(left(
        number || ' ' || coalesce(cooperation_words(title), '') || ' ' || coalesce(cooperation_words(body), ''), 150000)))
    || array_to_tsvector(array_remove(ARRAY[number], ''))
    || to_tsvector('pg_catalog.russian'::regconfig, cooperation_fold(coalesce(title->>'ru', '') || ' ' || coalesce(body->>'ru', '')))
    || to_tsvector('pg_catalog.english'::regconfig, cooperation_fold(coalesce(title->>'en', '') || ' ' || coalesce(body->>'en', '')));
"""

QUERY = r'''
CREATE FUNCTION cooperation_query(q text) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  part text[];
  words text[];
  stem text[];
  one tsquery;
  found tsquery;
  filler tsquery;
BEGIN
  FOR part IN
    SELECT m FROM regexp_matches(translate(left(q, 400), U&'\00AB\00BB\201C\201D\201E', '"""""'),
                                 '(-*)(?:"([^"]*)"?|([^\s"]+))', 'g') AS m LIMIT 16
  LOOP
    words := string_to_array(btrim(cooperation_fold(coalesce(part[2], part[3]))), ' ');
    words := words[1:12];
    CONTINUE WHEN cardinality(words) = 0;
    stem := NULL;
    IF part[2] IS NOT NULL THEN
      one := array_to_string(words, ' <-> ')::tsquery;
    ELSIF part[3] ~ '^[0-9]+([.][0-9]+)+$' THEN
      one := quote_literal(part[3])::tsquery;
    ELSE
      -- The end of a word may be missing; a number is whole, and two letters begin too much.
      one := (array_to_string(words, ' <-> ')
              || CASE WHEN part[1] = '' AND words[cardinality(words)] ~ '^(?!\d+$)...' THEN ':*' ELSE '' END)::tsquery;
      IF cardinality(words) = 1 THEN
        stem := CASE WHEN words[1] ~ '^[a-z]+$' THEN ts_lexize('pg_catalog.english_stem', words[1])
                     ELSE ts_lexize('pg_catalog.russian_stem', words[1]) END;
        IF stem[1] <> words[1] THEN
          one := one || stem[1]::tsquery;
        END IF;
      END IF;
    END IF;
    IF part[1] <> '' THEN
      one := !! one;
    ELSIF stem = '{}' THEN
      filler := coalesce(filler && one, one);
      CONTINUE;
    END IF;
    found := coalesce(found && one, one);
  END LOOP;
  RETURN coalesce(found, filler);
END $$;
'''

# Letters in the order of their alphabet: each becomes the one at its place among the code points from U+0430 on. Quotes
# and other signs do not count. Compared byte by byte (COLLATE "C").
_ALPHABET = "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя"
_PLACES = "".join(chr(0x430 + place) for place in range(len(_ALPHABET)))

ORDER = f"""
CREATE FUNCTION cooperation_order(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN btrim(translate(regexp_replace(lower(normalize(t)), '[^[:alnum:]]+', ' ', 'g'), '{_ALPHABET}', '{_PLACES}'));
"""

SEARCH = FOLD + VECTOR + QUERY + ORDER

#: Since 0007. A summary is searched like the body of a text; other titles are a list of plain texts.
AGREEMENTS = r"""
CREATE FUNCTION cooperation_agreement_search(title jsonb, summary jsonb, external_id text, other_titles jsonb)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN cooperation_search(title, summary, coalesce(external_id, ''))
    || to_tsvector('pg_catalog.simple'::regconfig, cooperation_fold(
        left(translate(coalesce(other_titles, '[]'::jsonb)::text, '[],"', '    '), 150000)));
"""
