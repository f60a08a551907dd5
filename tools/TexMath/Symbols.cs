namespace TexMath;

/// <summary>A symbol.</summary>
/// <param name="Character">How it looks.</param>
/// <param name="Class">What it is to its neighbours.</param>
/// <param name="IsIdentifier">Whether it is a letter or stands for a thing, rather than an operator.</param>
/// <param name="Limits">Where its scripts go.</param>
internal readonly record struct Symbol(string Character, AtomClass Class, bool IsIdentifier = false, Limits Limits = Limits.Beside);

/// <summary>The commands that stand for one symbol, and the characters that may be typed instead.</summary>
internal static class Symbols
{
    // Each table: the command, then its character. The characters may be typed, too.

    private const string Letters = """
        alpha α  beta β  gamma γ  delta δ  epsilon ϵ  varepsilon ε  zeta ζ  eta η  theta θ  vartheta ϑ
        iota ι  kappa κ  varkappa ϰ  lambda λ  mu μ  nu ν  xi ξ  omicron ο  pi π  varpi ϖ
        rho ρ  varrho ϱ  sigma σ  varsigma ς  tau τ  upsilon υ  phi ϕ  varphi φ  chi χ  psi ψ  omega ω
        Alpha Α  Beta Β  Epsilon Ε  Zeta Ζ  Eta Η  Iota Ι  Kappa Κ  Mu Μ  Nu Ν  Omicron Ο  Rho Ρ  Tau Τ  Chi Χ
        Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π  Sigma Σ  Upsilon Υ  Phi Φ  Psi Ψ  Omega Ω
        partial ∂  nabla ∇  infty ∞  emptyset ∅  varnothing ∅  ell ℓ  hbar ℏ  hslash ℏ  imath ı  jmath ȷ
        Re ℜ  Im ℑ  wp ℘  aleph ℵ  beth ℶ  top ⊤  bot ⊥  angle ∠  measuredangle ∡  triangle △
        square □  Box □  blacksquare ■  lozenge ◊  bigstar ★  degree °  complement ∁  checkmark ✓
        clubsuit ♣  diamondsuit ♢  heartsuit ♡  spadesuit ♠  flat ♭  natural ♮  sharp ♯
        digamma ϝ  mho ℧  eth ð  Finv Ⅎ  Game ⅁  gimel ℷ  daleth ℸ  Bbbk 𝕜  circledS Ⓢ  circledR ®  maltese ✠  yen ¥  pounds £  copyright ©
        blacktriangle ▲  blacktriangledown ▼  blacktriangleleft ◀  blacktriangleright ▶  blacklozenge ⧫  triangledown ▽  vartriangle △
        sphericalangle ∢  varGamma 𝛤  varDelta 𝛥  varTheta 𝛩  varLambda 𝛬  varXi 𝛯  varPi 𝛱  varSigma 𝛴  varUpsilon 𝛶
        varPhi 𝛷  varPsi 𝛹  varOmega 𝛺  Diamond ◊  dag †  ddag ‡  S §  P ¶  vdots ⋮  _ _  % %  # #  & &  $ $
        """;

    private const string Signs = """
        forall ∀  exists ∃  nexists ∄  neg ¬  lnot ¬  prime ′  backslash \
        """;

    private const string Binaries = """
        pm ±  mp ∓  times ×  div ÷  cdot ⋅  centerdot ·  ast ∗  star ⋆  circ ∘  bullet ∙
        cap ∩  cup ∪  sqcap ⊓  sqcup ⊔  uplus ⊎  vee ∨  lor ∨  wedge ∧  land ∧  setminus ∖  smallsetminus ∖
        oplus ⊕  ominus ⊖  otimes ⊗  oslash ⊘  odot ⊙  boxplus ⊞  boxminus ⊟  boxtimes ⊠  boxdot ⊡
        diamond ⋄  triangleleft ◃  triangleright ▹  bigcirc ◯  dagger †  ddagger ‡  amalg ⨿  wr ≀
        dotplus ∔  Cap ⋒  Cup ⋓  doublecap ⋒  doublecup ⋓  divideontimes ⋇  doublebarwedge ⩞  leftthreetimes ⋋  rightthreetimes ⋌
        curlywedge ⋏  curlyvee ⋎  circleddash ⊝  circledast ⊛  circledcirc ⊚  bigtriangleup △  bigtriangledown ▽
        rhd ⊳  lhd ⊲  unrhd ⊵  unlhd ⊴
        gtrdot ⋗  lessdot ⋖  And &  ltimes ⋉  rtimes ⋊  intercal ⊺  barwedge ⊼  veebar ⊻
        """;

    private const string Relations = """
        lt <  gt >  le ≤  leq ≤  ge ≥  geq ≥  ne ≠  neq ≠  leqslant ⩽  geqslant ⩾  ll ≪  gg ≫  lll ⋘  ggg ⋙
        lesssim ≲  gtrsim ≳  lessgtr ≶  nless ≮  ngtr ≯  nleq ≰  ngeq ≱
        equiv ≡  sim ∼  simeq ≃  cong ≅  ncong ≇  approx ≈  approxeq ≊  asymp ≍  doteq ≐  triangleq ≜  propto ∝  varpropto ∝
        coloneqq ≔  eqqcolon ≕  bowtie ⋈  smile ⌣  frown ⌢
        in ∈  notin ∉  ni ∋  owns ∋  subset ⊂  supset ⊃  subseteq ⊆  supseteq ⊇  nsubseteq ⊈  nsupseteq ⊉
        subsetneq ⊊  supsetneq ⊋  sqsubset ⊏  sqsupset ⊐  sqsubseteq ⊑  sqsupseteq ⊒
        prec ≺  succ ≻  preceq ⪯  succeq ⪰  preccurlyeq ≼  succcurlyeq ≽  trianglelefteq ⊴  trianglerighteq ⊵
        thicksim ∼  thickapprox ≈  backsim ∽  backsimeq ⋍  eqsim ≂  Doteq ≑  doteqdot ≑  risingdotseq ≓  fallingdotseq ≒  circeq ≗
        bumpeq ≏  Bumpeq ≎  eqcirc ≖  lessapprox ⪅  gtrapprox ⪆  lesseqgtr ⋚  gtreqless ⋛  gtrless ≷  lneq ⪇  gneq ⪈  lneqq ≨  gneqq ≩
        leqq ≦  geqq ≧  nprec ⊀  nsucc ⊁  precsim ≾  succsim ≿  precapprox ⪷  succapprox ⪸  curlyeqprec ⋞  curlyeqsucc ⋟  Subset ⋐  Supset ⋑
        subseteqq ⫅  supseteqq ⫆  subsetneqq ⫋  supsetneqq ⫌  vartriangleleft ⊲  vartriangleright ⊳  ntriangleleft ⋪  ntriangleright ⋫
        Vvdash ⊪  nvdash ⊬  nvDash ⊭  nVdash ⊮  nVDash ⊯  between ≬  pitchfork ⋔  shortmid ∣  shortparallel ∥  smallsmile ⌣  smallfrown ⌢
        vcentcolon ∶  dblcolon ∷  nsim ≁  Join ⋈
        perp ⟂  parallel ∥  nparallel ∦  mid ∣  nmid ∤  vdash ⊢  dashv ⊣  models ⊨  vDash ⊨  Vdash ⊩  therefore ∴  because ∵
        to →  rightarrow →  gets ←  leftarrow ←  leftrightarrow ↔  Rightarrow ⇒  Leftarrow ⇐  Leftrightarrow ⇔
        longrightarrow ⟶  longleftarrow ⟵  longleftrightarrow ⟷  Longrightarrow ⟹  Longleftarrow ⟸  Longleftrightarrow ⟺
        implies ⟹  impliedby ⟸  iff ⟺  mapsto ↦  longmapsto ⟼  hookrightarrow ↪  hookleftarrow ↩
        nrightarrow ↛  nleftarrow ↚  nleftrightarrow ↮  nRightarrow ⇏  nLeftarrow ⇍  nLeftrightarrow ⇎
        uparrow ↑  downarrow ↓  updownarrow ↕  Uparrow ⇑  Downarrow ⇓  Updownarrow ⇕
        nearrow ↗  searrow ↘  swarrow ↙  nwarrow ↖  rightharpoonup ⇀  rightharpoondown ⇁  leftharpoonup ↼  leftharpoondown ↽
        rightleftharpoons ⇌  leftrightharpoons ⇋  rightrightarrows ⇉  rightleftarrows ⇄  leftrightarrows ⇆
        upharpoonleft ↿  upharpoonright ↾  restriction ↾  downharpoonleft ⇃  downharpoonright ⇂  leftleftarrows ⇇  upuparrows ⇈
        downdownarrows ⇊  Lleftarrow ⇚  Rrightarrow ⇛  twoheadleftarrow ↞  leftarrowtail ↢  looparrowleft ↫  looparrowright ↬
        curvearrowleft ↶  circlearrowleft ↺  Lsh ↰  Rsh ↱  multimap ⊸  leftrightsquigarrow ↭
        leadsto ⇝  rightsquigarrow ⇝  twoheadrightarrow ↠  rightarrowtail ↣  curvearrowright ↷  circlearrowright ↻
        """;

    private const string LargeWithLimits = """
        sum ∑  prod ∏  coprod ∐  bigcup ⋃  bigcap ⋂  bigsqcup ⨆  biguplus ⨄  bigsqcap ⨅
        bigvee ⋁  bigwedge ⋀  bigoplus ⨁  bigotimes ⨂  bigodot ⨀
        """;

    private const string Integrals = "int ∫  intop ∫  smallint ∫  iint ∬  iiint ∭  oint ∮  oiint ∯  oiiint ∰";

    private const string Dots = "ldots …  dots …  dotsc …  dotso …  cdots ⋯  dotsb ⋯  dotsm ⋯  dotsi ⋯  ddots ⋱  iddots ⋰  adots ⋰";

    private const string Punctuation = "colon :  ldotp .  cdotp ·";

    /// <summary>The characters of the keyboard that are not letters, digits, brackets or TeX's own.</summary>
    private static readonly Dictionary<string, Symbol> s_typed = new()
    {
        ["+"] = new("+", AtomClass.Binary),
        ["-"] = new("−", AtomClass.Binary),
        ["−"] = new("−", AtomClass.Binary),
        ["*"] = new("∗", AtomClass.Binary),
        ["·"] = new("⋅", AtomClass.Binary),
        ["="] = new("=", AtomClass.Relation),
        [":"] = new(":", AtomClass.Relation),
        [","] = new(",", AtomClass.Punctuation),
        [";"] = new(";", AtomClass.Punctuation),
        ["!"] = new("!", AtomClass.Closing),
        ["?"] = new("?", AtomClass.Closing),
        ["/"] = new("/", AtomClass.Ordinary),
        ["."] = new(".", AtomClass.Ordinary),
        ["@"] = new("@", AtomClass.Ordinary),
        ["µ"] = new("μ", AtomClass.Ordinary, IsIdentifier: true),
    };

    private static readonly Dictionary<string, Symbol> s_commands = Commands();

    private static readonly HashSet<string> s_relations =
    [
        .. s_commands.Values.Concat(s_typed.Values).Where(symbol => symbol.Class == AtomClass.Relation).Select(symbol => symbol.Character),
    ];

    static Symbols()
    {
        foreach (Symbol symbol in s_commands.Values)
        {
            s_typed.TryAdd(symbol.Character, symbol);
        }
    }

    /// <summary>The names of all commands here.</summary>
    public static IEnumerable<string> Names => s_commands.Keys;

    /// <summary>The symbol of a command or a typed character, if there is one.</summary>
    public static Symbol? Of(Token token) =>
        (token.Kind == TokenKind.Command ? s_commands : s_typed).TryGetValue(token.Text, out Symbol symbol) ? symbol : null;

    /// <summary>Whether a sign is a sum, an integral or the like.</summary>
    public static bool IsLarge(string sign) => s_typed.TryGetValue(sign, out Symbol symbol) && symbol.Class == AtomClass.Operator;

    /// <summary>Whether a sign is a relation.</summary>
    public static bool IsRelation(string sign) => s_relations.Contains(sign);

    private static Dictionary<string, Symbol> Commands()
    {
        Dictionary<string, Symbol> commands = [];
        void Add(string table, AtomClass @class, bool isIdentifier = false, Limits limits = Limits.Beside)
        {
            foreach (string[] pair in table.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Chunk(2))
            {
                commands.Add(pair[0], new Symbol(pair[1], @class, isIdentifier, limits));
            }
        }
        Add(Letters, AtomClass.Ordinary, isIdentifier: true);
        Add(Signs, AtomClass.Ordinary);
        Add(Binaries, AtomClass.Binary);
        Add(Relations, AtomClass.Relation);
        Add(LargeWithLimits, AtomClass.Operator, limits: Limits.AboveAndBelowInDisplay);
        Add(Integrals, AtomClass.Operator);
        Add(Dots, AtomClass.Inner, isIdentifier: true);
        Add(Punctuation, AtomClass.Punctuation);
        return commands;
    }
}
