"""Words that tell one sort of event or thing: what was "downed" was "shot down", who "died" may have been "killed".

Each line is one family: its name, a colon, its words. Words of two parts stand with an underscore. A family of events
is told apart from one of things, because an event that both claims tell decides and a thing does not.
"""

from __future__ import annotations

from workbench.compare.stems import listed, stem

_EVENTS = """
downing: shoot_down down gun_down bring_down crash shootdown
kill: drown kill die dead death slay murder fatality claim_life perish casualty massacre
injure: injure injury wound hurt
attack: attack bomb bombard bombardment shell target raid pound strike airstrike assault offensive bombing shelling
capture: capture seize retake recapture overrun take_control take_back take_over
hold: hold control dominate stronghold bastion occupy
begin: begin start launch onset arrive arrival
end: end halt stop finish cease conclude expire
reduce: reduce go_down reduct cut lower decline decrease shrink slash curb scale_down drop fall slump plunge dip
raise: raise go_up increase grow growth rise climb surge jump soar expand hike gain
detain: arrest detain detention custody apprehend nab
convict: convict guilty
sentence: sentence jail imprison prison
acquit: acquit clear_of exonerate
charge: charge indict indictment prosecute
resign: resign step_down quit resignation stand_down
elect: elect election re-elect
vote: vote ballot poll referendum
win: win victory beat defeat triumph victorious champion prevail
draw: draw tie stalemate
sack: sack dismiss fire oust dismissal removal remove
appoint: appoint appointment nominate
flee: flee displace evacuate escape displacement evacuation exodus
trap: trap besiege encircle strand siege surround
flood: flood inundate submerge deluge
fire: blaze wildfire inferno burn
quake: earthquake quake tremor
storm: storm hurricane cyclone typhoon tornado
explode: explode blast explosion detonate blow_up
collapse: collapse cave_in crumble
derail: derail derailment
collide: collide collision
sink: sink capsize founder
rescue: rescue save
miss: missing unaccounted
buy: buy acquire takeover purchase acquisition
merge: merge merger
sell: sell sale divest
layoff: layoff lay_off redundancy redundant job_cut
walkout: walkout walk_out industrial_action down_tools
approve: approve pass adopt ratify endorse approval
reject: reject refuse veto turn_down rejection refusal vote_down throw_out overturn
sign: sign deal agreement pact accord treaty ceasefire truce
fine: fine penalty penalise penalize
recall: recall
close: close shut closure shut_down
open: open reopen inaugurate
cancel: cancel call_off scrap abandon
delay: delay postpone put_off
ban: ban prohibit outlaw forbid
protest: protest demonstrate demonstration rally march
switch_off: switch_off turn_off suspend cut_off sever
switch_on: switch_on turn_on restore resume
invite: invite invitation
violate: violate breach incursion infringe violation
deliver: deliver delivery
withdraw: withdraw pull_out retreat withdrawal
join: join
destroy: destroy destruction devastate wreck demolish raze ruin
infect: infect outbreak sicken
blame: blame accuse responsible behind
reposition: redeploy reposition relocate
build: build construct construction complete
found: found set_up
lose: lose
pay: pay payment
cost: cost
return: return head_back
campaign: campaign
"""

_THINGS = """
helicopter: helicopter chopper
aeroplane: plane jet warplane airplane aeroplane airliner fighter_jet
aircraft: aircraft
pilot: pilot
crew: crew crewman crewmember
officer: officer
soldier: soldier serviceman troop
militant: militant fighter insurgent rebel militia gunman opposition terrorist jihadist
civilian: civilian
people: person inhabitant human individual man woman child
resident: resident villager citizen
passenger: passenger commuter
worker: worker employee staff labourer miner job post
police: police policeman policewoman
student: student pupil
protester: protester demonstrator marcher
doctor: doctor medic nurse physician
hospital: hospital clinic
house: house home dwelling
town: town village city
area: area zone region territory province district county
army: army military armed forces
aid: aid humanitarian relief
missile: missile rocket manpad
vehicle: vehicle car lorry truck bus
train: train locomotive
ship: ship boat vessel ferry
school: school
court: court tribunal
judge: judge justice
government: government regime administration authorities authority
company: company firm corporation business
profit: profit earnings
sales: revenue turnover
parliament: parliament mp lawmaker legislator senator deputy
agreement: memorandum
share: share stock
pay: wage salary
border: border frontier
hotline: hotline line
"""


def _read(lines: str) -> dict[str, str]:
    return {
        "_".join(stem(part) for part in word.split("_")): name
        for name, words in (line.split(": ") for line in lines.strip().splitlines())
        for word in words.split()
    }


EVENTS = _read(_EVENTS)
"""The family of events that a stem belongs to, its verb and particle joined by an underscore."""

FAMILIES = frozenset(EVENTS.values())
"""The names of the families of events; what is in none is known by its stem alone."""

THINGS = _read(_THINGS)
"""The family of things that a stem belongs to."""

OPPOSITES = frozenset(
    frozenset(pair.split("/"))
    for pair in listed(
        """win/lose convict/acquit approve/reject open/close raise/reduce begin/end switch_on/switch_off sign/reject
        appoint/sack buy/sell rescue/kill approve/ban deliver/withhold hold/lose"""
    )
)
"""Families of which one cannot be where the other is, of the same things at the same time."""
