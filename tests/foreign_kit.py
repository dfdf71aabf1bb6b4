"""Acts of two made-up countries: an English one in Akoma Ntoso 2.0, a French one in 3.0 with flaws of its time."""

ENGLISH_ACT = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://www.akomantoso.org/2.0">
  <act contains="originalVersion">
    <meta>
      <identification source="#clerk">
        <FRBRWork><FRBRthis value="/ml/act/2011-06-09/7/main"/><FRBRuri value="/ml/act/2011-06-09/7"/>
          <FRBRalias value="Harbours Act"/><FRBRdate date="2011-06-09" name="Enactment"/>
          <FRBRauthor href="#parliament" as="#author"/><FRBRcountry value="ml"/></FRBRWork>
        <FRBRExpression><FRBRthis value="/ml/act/2011-06-09/7/en@/main"/><FRBRuri value="/ml/act/2011-06-09/7/en@"/>
          <FRBRdate date="2011-06-09" name="Expression"/><FRBRauthor href="#parliament" as="#editor"/>
          <FRBRlanguage language="en"/></FRBRExpression>
        <FRBRManifestation><FRBRthis value="/ml/act/2011-06-09/7/en@/main.xml"/>
          <FRBRuri value="/ml/act/2011-06-09/7/en@.akn"/><FRBRdate date="2012-01-01" name="XMLMarkup"/>
          <FRBRauthor href="#clerk" as="#editor"/></FRBRManifestation>
      </identification>
      <publication date="2011-06-17" name="Moorland Gazette" showAs="Moorland Gazette" number="24"/>
      <references source="#clerk">
        <original id="ro1" href="/ml/act/2011-06-09/7/en" showAs="Original"/>
        <TLCOrganization id="parliament" href="/ontology/organization/ml.parliament" showAs="Parliament of Moorland"/>
        <TLCRole id="author" href="/ontology/role/author" showAs="Author"/>
      </references>
      <notes source="#clerk"><note id="n1"><p>Now the Harbour Office.</p></note></notes>
    </meta>
    <preface><p class="title">Act No. <docNumber>7 of 2011</docNumber></p>
      <p><docTitle>Harbours Act, 2011</docTitle></p>
      <longTitle>An Act to provide for harbours and for fees paid in them</longTitle></preface>
    <preamble><p>ENACTED by the Parliament of Moorland as follows—</p></preamble>
    <body>
      <part id="part1">
        <num>PART I</num><heading>PRELIMINARY</heading>
        <section id="part1-sec1"><num>1.</num><heading>Short title</heading>
          <content><p>This Act may be cited as the <term refersTo="#act">Harbours Act</term>, 2011.</p></content></section>
        <section id="part1-sec2"><num>2.</num><heading>Meaning of words</heading>
          <subsection id="part1-sec2-sub1"><num>(1)</num><content><p>In this Act, "Office" means the
            Office of Harbours<noteRef href="#n1" marker="1"/> named in
            <ref href="#part2-sec3">section 3</ref>.</p></content></subsection>
          <subsection id="part1-sec2-sub2"><num>(2)</num><content><p>Words for ships include boats—</p>
            <blockList id="list1"><item id="list1-itm1"><num>(a)</num><p>with sails; and</p></item>
            <item id="list1-itm2"><num>(b)</num><p>with oars.</p></item></blockList></content></subsection>
          <wrap><p>These meanings bind the courts.</p></wrap>
        </section>
      </part>
      <part id="part2">
        <num>PART II</num><heading>FEES</heading>
        <section id="part2-sec3"><num>3.</num><heading>The Office</heading>
          <content><p>There is an Office of Harbours.</p><crossHeading>Fees</crossHeading>
          <p>It sets the fees of the <shiny>Schedule</shiny>.</p></content></section>
      </part>
    </body>
    <conclusions><p>Passed on the <date date="2011-06-09">9th of June, 2011</date>.</p></conclusions>
    <attachments><componentRef id="at1" src="#schedule" showAs="SCHEDULE"/></attachments>
  </act>
  <components>
    <component id="schedule"><doc name="schedule"><meta><identification source="#clerk">
        <FRBRWork><FRBRthis value="/ml/act/2011-06-09/7/schedule"/><FRBRuri value="/ml/act/2011-06-09/7"/>
          <FRBRalias value="Schedule of fees"/><FRBRdate date="2011" name="Enactment"/>
          <FRBRauthor href="#parliament"/></FRBRWork></identification></meta>
      <preface><p>SCHEDULE</p><p>Fees (s. 3)</p></preface>
      <mainBody><table><colgroup><col width="50%"/></colgroup><tr><th><p>Ship</p></th><th><p>Fee</p></th></tr>
        <tr><td><p>Boat</p></td><td>2 crowns</td></tr></table></mainBody></doc></component>
  </components>
</akomaNtoso>
"""

FRENCH_ORDER = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13">
<act name="arrete">
<meta>
<identification source="#greffe">
<FRBRWork><FRBRthis value="/akn/qx/act/arrete/2023-03-14/23-118/!main"/><FRBRuri value="/akn/qx/act/arrete/2023-03-14/23-118"/>
<FRBRdate date="2023-03-14" name="signature"/><FRBRauthor href="#prefecture"/><FRBRcountry value="qx"/>
<FRBRsubtype value="arrete"/><FRBRnumber value="23-118"/></FRBRWork>
<FRBRExpression><FRBRthis value="/akn/qx/act/arrete/2023-03-14/23-118/fra@2023-03-14/!main"/>
<FRBRuri value="/akn/qx/act/arrete/2023-03-14/23-118/fra@2023-03-14"/><FRBRdate date="2023-03-14" name="signature"/>
<FRBRauthor href="#prefecture"/><FRBRlanguage language="fr"/></FRBRExpression>
<FRBRManifestation><FRBRthis value="x"/><FRBRuri value="x"/><FRBRdate date="2023-03-14" name="xml"/>
<FRBRauthor href="#prefecture"/></FRBRManifestation>
</identification>
<references source="#greffe"><TLCOrganization eId="prefecture" href="/ontology/prefecture" showAs="Préfecture de la Lande"/></references>
</meta>
<preface><p><docAuthority>Préfecture de la Lande</docAuthority></p>
<p><docType>Arrêté</docType> n° <docNumber>23-118</docNumber> du <docDate date="2023-03-14">14 mars 2023</docDate></p>
<p><docTitle>relatif à la protection des étangs</docTitle></p></preface>
<preamble>
<citations><citation><p>Vu le code des eaux, notamment son article 12 ;</p></citation>
<citation><p>Vu l’avis du conseil des étangs du 2 février 2023 ;</p></citation></citations>
<recitals><recital><num>(1)</num><p>Considérant que l’étang de Brume abrite des hérons cendrés ;</p></recital>
<recital><num>(2)</num><p>Considérant qu’il y a lieu d’en régler l’accès ;</p></recital></recitals>
<formula><p>ARRÊTE :</p></formula>
</preamble>
<body>
<chapter eId="chp_I"><num>Chapitre Ier</num><heading>Dispositions générales</heading>
<article eId="art_1"><num>Article 1er</num><content><p>L’accès à l’étang de Brume est interdit du 1er mars au 31 juillet.</p></content></article>
<article eId="art_2"><num>Article 2</num>
<paragraph><num>I.</num><content><p>L’interdiction de l’<ref href="#art_1">article 1er</ref> ne s’applique pas aux riverains.</p></content></paragraph>
<paragraph><num>II.</num><content><p>Le maire peut y déroger.</p></content></paragraph></article>
</chapter>
<article eId="art_3"><num>Article 3</num><content><p>Le secrétaire général est chargé de l’exécution du présent arrêté.</p></content></article>
</body>
<conclusions><p>Fait à Landeville, le 14 mars 2023.</p><p><signature><role refersTo="#prefet">La préfète</role>,
<person refersTo="#aubry">Claire Aubry</person></signature></p></conclusions>
</act>
</akomaNtoso>
"""
