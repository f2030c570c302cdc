package dev.tminus.sheet;

import java.util.List;

/// What a column of a checklist holds, and how people call it. Words are in lower case, without
/// punctuation; the first meaning with the longest fitting word wins.
enum Meaning {
    TITLE(
            "the step",
            "step|steps|task|tasks|activity|activities|action|actions|what|title|item|to do|todo"
                    + "|checklist|checklist item|step name|task name|summary|subject"
                    + "|schritt|schritte|aufgabe|aufgaben|tätigkeit|taetigkeit|aktivität|was|titel"
                    + "|bezeichnung|vorgang|maßnahme|步骤|任务|活动|操作|标题|事项|工作项|工作内容"),
    OWNER(
            "the owner",
            "owner|owners|who|responsible|responsibility|role|roles|team|teams|assignee|assigned to"
                    + "|assigned|resource|resources|resource names|person|done by|performed by"
                    + "|executed by|by whom|accountable|verantwortlich|verantwortlicher"
                    + "|verantwortliche|verantwortung|zuständig|zustaendig|wer|rolle|bearbeiter"
                    + "|durchführung|负责人|责任人|执行人|角色|团队|负责|责任部门"),
    AT(
            "the planned time",
            "start|starts|when|time|at|planned start|start time|planned time|scheduled"
                    + "|scheduled start|schedule|offset|t minus|relative time|start planned|beginn"
                    + "|geplanter start|geplanter beginn|start geplant|wann|uhrzeit|zeit|zeitpunkt"
                    + "|startzeit|开始|开始时间|计划开始|计划开始时间|时间|何时|计划时间|几点"),
    DAY("the day", "date|day|start date|planned date|datum|tag|startdatum|日期|开始日期|计划日期"),
    TAKES(
            "the duration",
            "duration|takes|length|estimate|estimates|estimated|estimated duration|estimated"
                    + " time|est|time needed|time required|how"
                    + " long|minutes|mins|min|hours|dauer|geschätzte"
                    + " dauer|aufwand|zeitbedarf|minuten|时长|耗时|工期|持续时间|预计时长|预计耗时|用时"),
    SIGN_OFF(
            "the sign-off",
            "sign off|sign offs|signoff|signed off by|approver|approvers|approved by|approval"
                    + "|approvals|verified by|verifier|checked by|confirmed by|reviewer|reviewed by"
                    + "|freigabe|freigabe durch|freigegeben von|abnahme|abnahme durch|geprüft von"
                    + "|unterschrift|genehmigt von|genehmigung|签核|审批|审批人|确认人|验证人|批准人"
                    + "|复核人|签字"),
    NEEDS(
            "what comes first",
            "depends on|depends|dependency|dependencies|after|predecessor|predecessors|needs"
                    + "|prerequisite|prerequisites|blocked by|waits for|abhängig von|abhängigkeit"
                    + "|abhängigkeiten|vorgänger|nach|voraussetzung|voraussetzungen|依赖|依赖于|前置"
                    + "|前置任务|前置步骤|前置条件"),
    PHASE(
            "the phase",
            "phase|phases|section|stage|stages|group|block|abschnitt|etappe|bereich|阶段|部分|分组"),
    NOTES(
            "instructions",
            "notes|note|instructions|instruction|details|detail|how|how to|description|comment"
                    + "|comments|remark|remarks|procedure|command|commands|anweisung|anweisungen"
                    + "|anleitung|hinweis|hinweise|bemerkung|bemerkungen|beschreibung|wie|kommentar"
                    + "|anmerkung|说明|备注|描述|详情|如何|指令|操作说明|详细说明|注意事项"),
    NUMBER(
            "the number",
            "number|no|nr|#|num|step no|step number|step #|step nr|task no|task number|task"
                    + " #|seq|seq no|sequence|sequence no|sequence number|order|item no|item #|row|row"
                    + " no|line no|s no|sl no|serial no|nr schritt|schritt nr|lfd nr|lfd"
                    + " nummer|nummer|序号|编号|号|步骤号"),
    ID("the id", "id|step id|task id"),
    TYPE("the type", "type|step type|typ|类型"),
    CHECKS("checks", "checks"),
    STATUS(
            "the status",
            "status|state|done|completed|complete|progress|finished|% complete|erledigt|fertig"
                    + "|stand|zustand|状态|完成|进度|是否完成|完成情况");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is
    private final List<String> words;

    Meaning(String label, String words) {
        this.label = label;
        this.words = List.of(words.split("\\|", -1));
    }

    String label() {
        return label;
    }

    /// Whether a longer name that holds the word means something else: `Go/No-Go`, `Ticket ID`.
    boolean isOnlyExact() {
        return this == NUMBER || this == ID;
    }

    List<String> words() {
        return words;
    }
}
